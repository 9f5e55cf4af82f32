### Minutes that are adopted or withdrawn.

agenda-adoption-draft = Adoption of the minutes of { $day } (draft{ $number })
agenda-adoption-up_for_adoption = Adoption of the minutes of { $day } (draft{ $number })
agenda-adoption-held_over = Adoption of the minutes of { $day } (draft, held over{ $number })
agenda-adoption-adopted = Minutes of { $day } (adopted{ $number })
agenda-adoption-adopted_with_changes = Minutes of { $day } (adopted with changes{ $number })

adoption-minutes = minutes of { $day }
adoption-minutes-titled = minutes of { $day } ({ $title })
adoption-asked =
    { $count ->
        [one] { $title } ({ $number }) is over. What was decided about the minutes on the agenda?
       *[other] { $title } ({ $number }) is over. What was decided about the { $count } sets of minutes on the agenda?
    }
adoption-hint = Until minutes are adopted, everything that comes from them says “draft”. Minutes that are held over go to the next agenda.
button-adopted = Adopted
button-adopted-changed = Adopted with changes…
button-held-over = Held over
adoption-said-adopted = The { $minutes } were adopted, as { $by } reported.
adoption-said-adopted_with_changes = The { $minutes } were adopted with changes, as { $by } reported.
adoption-said-held_over = The { $minutes } were held over, as { $by } reported. They go to the next agenda.
adoption-said-withdrawn = The { $minutes } were withdrawn by { $by }.
adoption-note = Note: { $note }
adoption-reopened = The { $minutes } are waiting to be adopted again.
form-adoption-title = Adopted with changes
form-adoption-intro = The { $minutes } were adopted with a change. Below is what was recorded from them: correct what should read differently. The old words are kept.
field-adoption-note = What was changed?
field-adoption-note-hint = For example: under item 4 the amount should be €45.
field-adoption-decision = Decision { $number }
field-adoption-action = Action item { $number }
adoption-form-more = Not everything from these minutes fits here. Correct the rest on the decision or action item itself.

button-minutes-withdraw = Withdraw…
button-minutes-withdraw-now = Withdraw
form-withdraw-title = Withdraw minutes
form-withdraw-intro =
    The { $minutes } will be withdrawn, with what was recorded from them: { $decisions ->
        [0] no decision
        [one] 1 decision
       *[other] { $decisions } decisions
    } and { $actions ->
        [0] no open action item
        [one] 1 open action item
       *[other] { $actions } open action items
    }. { $told ->
        [0] You can undo this afterwards, or hand in new minutes.
        [one] The owner is told. You can undo this afterwards, or hand in new minutes.
       *[other] The owners are told. You can undo this afterwards, or hand in new minutes.
    }
field-withdraw-note = Why?
field-withdraw-note-hint = Whoever is told of it reads this, and whoever looks up a decision from these minutes.
told-withdrawn =
    { $count ->
        [one] { $by } withdrew the { $minutes }. With them this action item of yours has lapsed:
       *[other] { $by } withdrew the { $minutes }. With them these action items of yours have lapsed:
    }
told-reinstated =
    { $count ->
        [one] The { $minutes } were not withdrawn after all. This action item of yours is open again:
       *[other] The { $minutes } were not withdrawn after all. These action items of yours are open again:
    }

refused-adoption-chair = Only the chair and the organisers of the meeting report what was decided about the minutes.
refused-adoption-done = That was reported already, or the minutes were withdrawn: by { $by }.
refused-adoption-early = This meeting has yet to begin. After that you can report what was decided about the minutes.
mistake-adoption-note = Say in a sentence or two what was changed.
mistake-withdraw-note = Say in a few words why the minutes are withdrawn.
failed-ask_adoption = the question of what { $subject } decided about the minutes
failed-mark_note = the ✓ at a note in the thread of { $subject }
failed-tell_withdrawn = the word that action items lapsed with minutes or are open again

minutes-state-reading = Not reviewed and recorded yet.
minutes-state-review = Not reviewed and recorded yet.
minutes-drafted = The minutes come as a Word file in your messages with me, with what I read in them for you to review. If you change the file first, send it there again.
button-minutes-draft = Draft the minutes
button-draft-now = Draft
form-draft-title = Draft the minutes
form-draft-intro =
    Of { THE($title) } ({ $number }) I make a Word file with the agenda, { $present ->
        [0] nobody present
        [one] 1 person present
       *[other] { $present } people present
    } and what was noted in the thread under the agenda: { $decisions ->
        [0] no decision
        [one] 1 decision
       *[other] { $decisions } decisions
    } and { $actions ->
        [0] no action item
        [one] 1 action item
       *[other] { $actions } action items
    }.
form-draft-after = Nothing is recorded yet: that happens once you have reviewed the minutes.
offer-minutes-draft = Open the form to draft the minutes.
refused-draft-early = { $title } ({ $event }) has yet to begin. After that the minutes can be drafted.
refused-draft-none = There has been no meeting of which the minutes are still to be made.
help-minutes-draft-usage = { $command } minutes draft V12
help-minutes-draft = a Word file of the agenda, who was there and what was noted in the thread

document-file = minutes
document-title = Minutes of { $title }
document-date = Date: { $said }
document-place = Location: { $said }
document-present = Present: { $said }
document-absent = Apologies: { $said }
document-chair = chair
document-secretary = secretary
document-decisions = Decisions
document-decision = Decision: { $text }
document-actions = Action items
document-action = Action
document-owner = Owner
document-due = Due
document-next = Next meeting: { $when }, { $place }
