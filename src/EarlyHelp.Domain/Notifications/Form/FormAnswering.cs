namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>Takes what was posted from a page into the answers.</summary>
public static class FormAnswering
{
    /// <summary>
    /// Stores what was typed on one page, tidied but never dropped: wrong answers are kept to be shown again. Only the fields of the
    /// page are taken; a tick box that was not sent is cleared. Answers under a choice not taken stay, unasked, in case it is taken again.
    /// Files are added and removed one by one where they are stored, so a page never clears them.
    /// </summary>
    public static void Take(PageInstance instance, Answers answers, Func<string, IReadOnlyList<string>> posted)
    {
        foreach (var field in instance.Fields.Where(each => each.Question.Kind != QuestionKind.File))
            answers.Set(field.Name, posted(field.Name).Select(typed => AnswerForm.Tidy(field.Question, typed)));
    }
}
