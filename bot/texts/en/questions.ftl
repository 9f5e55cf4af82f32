### Questions to the network.

question-topics = Topics: { $topics }
question-for = For: { $audience }
question-by = Asked by { $name }.
question-by-nobody = Asked by a member who prefers not to be named here.
question-anonymous-to-network = Asked by { $name }. Only organisers and whoever asked can see that.
question-counts = { $replies ->
    [one] 1 reply
   *[other] { $replies } replies
} · { $asked } asked
question-until = replies until { $day }
question-state-answered = Answered.
question-state-not-kept = Answered. Its author asked that the answer is not kept.
question-state-unanswered = Closed without an answer.
question-state-withdrawn = Withdrawn.
question-deleted = This question was deleted.
question-answer-by = Answer by { $name }:
question-summary-by = Answer in the words of { $name }:
question-summary-by-asker = Answer in the words of whoever asked:
question-the-asker = Whoever asked
question-ended-answered = { $number } has an answer: { $question }
question-ended-unanswered = { $number } was closed without an answer: { $question }
question-told-kept = Your reply is kept as the answer to { $number }, so that others find it: { $question }
question-replied = Your reply to { $asking } will be in the thread under the question in a moment.
question-followed = You follow { $asking }. You will hear when there is an answer.
question-unfollowed = You no longer follow { $asking }.
question-dropped = The answer to { $asking } is not kept. Your message in the thread remains yours.
question-holds = Noted: the answer to { $asking } still holds.
question-outdated = Noted: the answer to { $asking } is out of date. From now on that is said with it.
question-news-put = { $number } is now being put to the network.
question-news-answered = The answer to { $number } is kept.
question-news-withdrawn = { $number } was withdrawn.
question-known = This is known about it already:
question-everybody = Everybody
question-anonymous = Without my name. Organisers do see who asks.
questions-title-latest = The latest questions to the network
questions-title-open = Questions that still wait for an answer
questions-title-own = Your questions to the network
questions-none-latest = No questions have been put to the network yet.
questions-none-open = There are no open questions.
questions-none-own = You have not put any questions to the network yet.

kept-found-question = Not a decision, but an answer to an earlier question, by { $name } on { $day }.
kept-found-question-unnamed = Not a decision, but an answer to an earlier question, of { $day }.
kept-found-call-off = Not a decision, but why this did not take place on { $day }, by { $name }.
kept-found-call-off-unnamed = Not a decision, but why this did not take place on { $day }.
kept-found-experience = Not a decision, but an experience of { $name }, of { $day }.
kept-found-experience-unnamed = Not a decision, but an experience, of { $day }.
kept-found-alone = I find no decision about this. There is this, though:
kept-outdated = This answer is out of date.

form-question-title = Ask the network
form-question-reply-title = I know about this
form-question-answer-title = This is the answer
field-question = What would you like to know?
field-question-topics = Topics
field-question-topics-hint = Separated by commas, five at most. The question is put to whoever knows about them.
field-question-audience = For whom?
field-question-until = Replies until
field-question-options = Your name
field-question-reply = What do you know about this?
field-question-answer = The answer, as it will be kept
field-question-answer-hint = If you leave the words as they are, it remains the reply of whoever wrote them. If you change them, it is your summary.
field-question-channel = Channel for questions to the network
field-question-channel-hint = If you leave this empty, questions go to the channel for announcements.
field-own-topics = What you know about
field-own-topics-hint = Separated by commas, for instance: budget, GDPR, procurement. Questions of members about these may be put to you.
field-not-asked = About what you want no questions
field-not-asked-hint = Remove a topic if you do want questions about it again.
button-question-put = Ask
button-question-put-anyway = Ask anyway
button-question-send = Send
button-question-reply = I know about this…
button-question-follow = Follow
button-question-unfollow = Stop following
button-question-summary = Write the answer…
button-question-withdraw = Withdraw
button-question-drop = Do not keep
button-question-holds = Holds again
button-question-outdated = Out of date
button-ask-network = Ask the network…
button-home-new-question = Ask a question

mistake-question-empty = Fill in what you would like to know.
mistake-question-topics = Give at most { COUNT($most, one: "topic", other: "topics") }, separated by commas.
mistake-question-until = Choose a day from today on, at most { COUNT($days, one: "day", other: "days") } ahead.
mistake-question-reply = Fill in what you know about this.
mistake-question-answer = Fill in the answer.
refused-question-channel = No channel for questions has been chosen yet. An organiser chooses it in the settings of the network.
refused-question-unknown = I know no question { $asking }. You see the latest with “questions”.
refused-question-ended = { $asking } no longer waits for an answer.
refused-not-your-question = For { $asking } that is up to whoever asked it, or an organiser.
refused-no-question-here = This message is not a reply to a question to the network. Choose a message in the thread under a question.
refused-not-your-answer = For { $asking } there is no answer about which you can say this.

offer-question = You ask the network a question in a form.
help-question = put a question to whoever may know
help-question-usage = { $command } ask Who has experience with …
help-questions = find earlier questions and their answers; also “open” or “mine”
help-questions-usage = { $command } questions membership fee
failed-post_question = posting question { $subject }
failed-refresh_question = updating question { $subject }
failed-say_under_question = the message under question { $subject }
failed-post_reply = a reply to question { $subject }
failed-tell_kept = the message that an answer to { $subject } is kept
failed-tell_answered = the message how question { $subject } ended

kept-questions = Questions to the network
kept-questions-why = to put questions to those who know, and to find answers again; whoever asks without a name is seen by organisers only
kept-questions-until = replies until the question closes; questions and answers stay until you delete them
kept-questions-who = members of the channel; to whom a question was put only that member
my-data-table-questions = Questions you asked
my-data-table-question-people = Questions that were put to you or that you follow
my-data-table-question-replies = Your replies to open questions
my-data-table-question-answers = Answers of yours that are kept
my-data-col-question-id = Question
my-data-col-topics = Topics
my-data-col-not-asked = About what you want no questions
my-data-col-anonymous = Without a name
my-data-col-asked-at = Put to you on
my-data-col-follows = You follow the question
my-data-col-why = Why you
my-data-col-why-what = What showed that
my-data-col-response = Your answer to that
my-data-col-summary = Summary
my-data-col-given-at = Given on
my-data-col-outdated = Out of date

question-asks = { $name } has a question for the network, and you may know something about it.
question-asks-unnamed = A member has a question for the network, and you may know something about it.
question-why-answered = I ask you because you answered { $what }, which resembles it.
question-why-profile = I ask you because you named “{ $what }” in your settings.
question-why-presented = I ask you because you presented “{ $what }” at a meeting.
question-why-owned = I ask you because you had this action item: “{ $what }”.
question-why-type = I ask you because you work for the same type of partnership: { $what }.
question-why-province = I ask you because you work in the same province: { $what }.
question-why-named = I ask you because { $what } thinks that you know.
question-said-knows = You have replied.
question-said-other = You named somebody else.
question-said-not_me = You said that this is not for you.
question-said-muted = You get no more questions about these topics.
question-muted = You get no more questions about { $topics }. You can undo that in your settings.
question-named = { $asking } will be put to them too.
question-answer-asked = { $count ->
    [0] There is no reply to { $number } in the thread yet. Your question was: { $question }
    [one] There is a reply to { $number }. Is it the answer? Your question was: { $question }
   *[other] There are replies to { $number }. Which of them is the answer? Your question was: { $question }
}
question-answer-asked-again = If there is no answer yet, you need not do anything now. I will ask once more later.
question-answer-asked-last = If there is no answer within three working days, the question closes unanswered.
question-holds-asked = Does this still hold? Two years ago you gave this answer to { $number }: { $question }
button-question-know = I know…
button-question-know-who = I know who does…
button-question-not-me = Not for me
button-question-mute = Do not ask me about this again
button-question-choose = Answer { $place }
button-question-still-holds = Yes, it holds
form-question-who-title = I know who does
field-question-who = Who knows this?
field-question-who-hint = They get the question, with your name.
mistake-question-five = The question was put to { COUNT($most, one: "member", other: "members") } already, and that is the most there can be. You can name somebody in the thread under the question.
mistake-question-not-now = The question cannot be put to this person now. Choose somebody else, or name them in the thread under the question.
overview-questions = { $count ->
    [one] This question to the network remained unanswered:
   *[other] These questions to the network remained unanswered:
}
failed-ask_knower = a question to the network: { $subject }
failed-ask_for_answer = the request for the answer to { $subject }
failed-ask_whether_holds = the question whether the answer to { $subject } still holds
