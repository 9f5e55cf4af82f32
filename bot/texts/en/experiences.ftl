### Sharing experience: what those who leave pass on.

offer-experience = Sharing experience begins with a form.
experience-title = Sharing experience
experience-intro = Over six weeks I ask eight short questions about what you did for the network. You can skip each of them. Nobody reads an answer before you share it.
field-experience-member = Who passes on their experience?
field-experience-successor = Who succeeds them?
field-experience-successor-hint = This person gets what is shared first; a working day later everybody can find it.
button-experience-start = Begin
experience-offer = { $name } asks whether you want to share your experience with those who come after you.
button-experience-yes = Yes, please
button-experience-no = Rather not
experience-started = You get the first question on the next working day, and then one every six days. /prs experience shows what you answered.
experience-offered = I am asking { $name } whether that is all right. The questions come only after a yes.
experience-declined = That is fine. I will not ask again; with /prs experience you can begin later yourself.
experience-ask-event = You organised { $about }. What does somebody need to know to organise such a thing again?
experience-ask-decision = You recorded this decision: { $about } What played a part that is not in the minutes?
experience-ask-item = You presented { $about }. What would you tell those who take this subject over?
experience-ask-topic = You answered a question about { $about }. What else do you know about it?
experience-ask-start = What would you have liked to know when you began?
experience-ask-people = Whom should your successor meet first, and why?
experience-ask-pitfall = What went wrong that others can learn from?
experience-ask-works = What works well and should stay as it is?
experience-ask-change = What would you do differently now?
experience-ask-papers = What is kept somewhere that nobody else can find?
experience-ask-advice = What do you advise those who do this work in another region?
experience-ask-unfinished = What is not finished yet, and what is the first step?
button-experience-answer = Answer…
button-experience-skip = Skip
button-experience-share = Share
button-experience-unshare = Stop sharing
button-experience-delete = Delete
button-experience-keep = Keep
experience-place = Question { $place } of { $of }. You can also type here. Only you see your answer until you share it.
field-experience-words = Your answer
field-experience-talk = Where did you talk about this?
field-experience-talk-hint = For instance V12, or the address of a presentation.
mistake-experience-words = Write your answer first, or skip the question.
experience-own =
    { $count ->
        [0] You begin soon: no question was put yet.
        [one] You were asked 1 question. Others see only what you share.
       *[other] You were asked { $count } questions. Others see only what you share.
    }
experience-news-answered = Your answer is kept. Nobody sees it before you tap Share.
experience-news-skipped = Skipped. You can still answer later.
experience-news-shared = Shared. Your successor gets it first; after that members find it as experience, with your name.
experience-news-unshared = No longer shared: it cannot be found any more.
experience-news-last = Those were the questions. You have not shared these answers yet. Would you like to?
experience-skipped = Skipped.
experience-open = Not answered yet.
experience-talk = Told at: { $talk }
experience-passed-on = { $name } passes this experience on to you:
refused-experience-unknown = This question was not put to you, or this answer is not there any more.
refused-farewell-started = This was begun already, or the person it is about would rather not.
refused-farewell-not-yours = Only organisers begin this for somebody else.
