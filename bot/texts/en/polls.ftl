### Polls and proposals.

poll-title-poll = { $number } · Poll: { $question }
poll-title-proposal = { $number } · Proposal: { $question }
vote-for = For
vote-against = Against
vote-abstain = Abstain
poll-count = { $chosen }: { $count }
poll-until = Voting is open until { $moment }.
poll-state-ended = Closed.
poll-state-withdrawn = Withdrawn.
poll-state-to-discuss = Goes to the next meeting.
poll-state-accepted = Accepted.
poll-state-rejected = Rejected.
poll-state-no-quorum = Rejected: too few members voted.
poll-rule-majority = Accepted by more than half of the votes.
poll-rule-two_thirds = Accepted by at least two thirds of the votes.
poll-rule-all = Accepted if nobody votes against it.
poll-abstentions-count = Abstentions count as votes cast.
poll-quorum = { $count ->
    [one] At least 1 member must vote.
   *[other] At least { $count } members must vote.
}
poll-several = You may choose more than one.
poll-secret = Voting is secret. Your vote is final, and the result comes at the end.
poll-counts-later = The result comes at the end.
poll-voted = { $count ->
    [0] Nobody has voted yet.
    [one] 1 member has voted.
   *[other] { $count } members have voted.
}
poll-voted-of = Voted: { $count } of { $voters }.
poll-talks = { $count ->
    [one] 1 member wants to discuss this first.
   *[other] { $count } members want to discuss this first.
}
poll-put-by = From { $name }.
poll-for-organisers = For the board: organisers, chair and secretary.
poll-for-chosen = For members who were chosen one by one.
poll-for-narrowed = For: { $audience }.
poll-own = { $number }: you voted { $chosen }. You can change that until { $moment }.
poll-own-was = { $number }: you voted { $chosen }.
poll-own-nothing = { $number }: you have chosen nothing now.
poll-own-secret = { $number }: you have voted. What you chose is kept nowhere with your name.
poll-confirm-title = Secret vote
poll-confirm = You vote “{ $chosen }”. That is secret, and cannot be changed afterwards.
poll-how = between meetings; for: { $for }, against: { $against }, abstained: { $abstain }
poll-is-decision = Recorded as decision { $number }.
poll-no-standpoint = No shared standpoint on: { $question }
poll-said-ended = { $number } is closed: { $question }
poll-said-withdrawn = { $number } is withdrawn: { $question }
poll-said-to-discuss = { $number } goes to the next meeting, as enough members want to discuss it first: { $question }
poll-said-accepted = { $number } is accepted: { $question }
poll-said-rejected = { $number } is rejected: { $question }
poll-said-no-quorum = { $number } is rejected, as too few members voted: { $question }
poll-news-put = { $number } is being put in the channel.
poll-news-talk = { $number } now says that you want to discuss this first.
poll-news-ended = { $number } is closed.
poll-news-withdrawn = { $number } is withdrawn.
poll-reminder = { $count ->
    [one] You can still vote on this; it closes soon.
   *[other] You can still vote on these { $count } questions; they close soon.
}
polls-title = Open polls and proposals
polls-title-all = Polls and proposals
polls-none = There are no polls or proposals.

form-poll-title = Poll
form-proposal-title = Proposal
form-poll-talk-title = Discuss first
field-poll-question = Question
field-proposal-question = Proposal, as it will stand in the register
field-poll-explanation = Explanation
field-poll-choices = Choices
field-poll-choices-hint = Each choice on a line of its own, two to ten.
field-poll-voters = Who votes?
field-poll-voters-hint = Whoever joins the channel after the start does not vote.
field-poll-chosen = These members
field-poll-chosen-hint = Only if you chose the voters yourself above.
field-poll-types = Only these types of partnership
field-poll-types-hint = Empty: all. Whoever has not filled in a partnership yet votes too.
field-poll-provinces = Only these provinces
field-poll-rule = When is it accepted?
field-poll-quorum = At least so many members must vote
field-poll-quorum-hint = A number. Abstentions count for this. Empty: it does not matter.
field-poll-closes-on = Voting is open until
field-poll-closes-at = Until what time?
field-poll-channel = Channel
field-poll-options = How is it voted on?
field-poll-reason = Why do you want to discuss this first?
field-poll-reason-hint = This will stand under the proposal with your name.
poll-voters-channel = Everybody in the channel
poll-voters-organisers = The board: organisers, chair and secretary
poll-voters-chosen = Members I choose
poll-option-several = More than one choice
poll-option-secret = Secret
poll-option-later = Result only at the end
poll-option-abstentions = Abstentions count as votes cast
button-poll-put = Put it
button-poll-vote = Vote
button-poll-talk = Discuss first…
button-poll-end = Close now
button-poll-withdraw = Withdraw
button-no-standpoint = Record: no shared standpoint…

mistake-poll-question = Fill in what you want to ask.
mistake-poll-choices = Give at most { COUNT($most, one: "choice", other: "choices") } and at least { $fewest }, no two alike, each on a line of its own of at most { COUNT($longest, one: "character", other: "characters") }.
mistake-poll-closes = This moment has gone by. Choose a later one.
mistake-poll-open-too-long = A vote is open for at most { COUNT($days, one: "day", other: "days") }. Choose an earlier day.
mistake-poll-working-days = Members get at least { COUNT($days, one: "workday", other: "workdays") } to vote. Choose a later day.
mistake-poll-voters = Choose members who may vote. Those who left cannot.
mistake-poll-quorum = Choose a number up to { $voters }: there are no more voters than that.
mistake-poll-quorum-number = Fill in a number, for instance 10, or leave this empty.
mistake-poll-secret-several = In a secret poll everybody makes one choice. Choose one of the two.
mistake-poll-reason = Fill in why you want to discuss this first.
mistake-poll-channel = You are not in this channel yourself. Choose another one.
refused-poll-unknown = I know of no poll or proposal { $poll }. “polls” gives those that are open.
refused-poll-ended = { $poll } is closed; voting is no longer possible.
refused-not-a-voter = You were not among the voters when { $poll } began.
refused-vote-is-final = You have already voted in { $poll }. A secret vote cannot be changed, as nobody knows which one is yours.
refused-proposal-open = Not everybody has voted, and { $poll } says until when they may. You can withdraw it.

offer-poll = A poll is made in a form.
offer-proposal = A proposal is made in a form.
help-polls = open polls and proposals; with “all” also those that are closed
help-polls-usage = { $command } polls
help-poll = a poll, or a proposal that can become a decision between meetings
help-poll-usage = { $command } poll · { $command } proposal
failed-post_poll = putting up { $subject }
failed-refresh_poll = bringing { $subject } up to date
failed-say_under_poll = the outcome of { $subject }
failed-remind_vote = the reminder to vote to { $subject }
