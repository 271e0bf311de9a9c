using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.Documents;

/// <summary>A document as it is chosen and described.</summary>
public sealed class DocumentForm
{
    /// <summary>The file; a browser never fills it again.</summary>
    public IFormFile? File { get; set; }

    /// <summary>What kind of document it is.</summary>
    public DocumentType? Type { get; set; }

    /// <summary>What staff call it.</summary>
    public string? Title { get; set; }

    /// <summary>Who may see it.</summary>
    public DocumentAudience? Audience { get; set; }

    /// <summary>Whether it stays out of the family's copy.</summary>
    public bool IsKeptFromFamily { get; set; }

    /// <summary>Under which key what was typed is kept.</summary>
    public static string DraftKey(string reference) => $"document:{reference}";

    /// <summary>What the form says.</summary>
    public DocumentFacts ToFacts() => new(Type, Title, Audience, IsKeptFromFamily);

    /// <summary>The shape of what is typed; what a file may be is checked by its content.</summary>
    public sealed class Validator : AbstractValidator<DocumentForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.File).NotNull().WithMessage("Select a file");
            RuleFor(f => f.Type).NotNull().WithMessage("Select what kind of document it is");
            RuleFor(f => f.Title).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter a title")
                .MaximumLength(CaseDocument.TitleMaxLength).WithMessage($"Title must be {CaseDocument.TitleMaxLength} characters or fewer");
            RuleFor(f => f.Audience).NotNull().WithMessage("Select who may see it");
        }
    }
}

/// <summary>Why a document is taken away.</summary>
public sealed class RemoveDocumentForm
{
    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<RemoveDocumentForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Reason).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Say why the document is taken away")
            .MaximumLength(CaseDocument.LineMaxLength).WithMessage($"The reason must be {CaseDocument.LineMaxLength} characters or fewer");
    }
}

/// <summary>The documents of a case.</summary>
/// <param name="Header">The case.</param>
/// <param name="Documents">One page of documents.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="WasTooLarge">Whether a file was just refused before it was read.</param>
public sealed record DocumentsPage(CaseHeader Header, IReadOnlyList<CaseDocument> Documents, int Total, int Page, bool WasTooLarge)
{
    /// <summary>Whether this person can add documents and take them away now.</summary>
    public bool MayKeep => Header.May(Permission.KeepDocuments) && Header.Case.ClosedOn is null;
}

/// <summary>The page of the form.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="IsScanned">Whether a scanner looks at it first.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record NewDocumentPage(CaseHeader Header, DocumentForm Form, bool IsScanned, DateTime? KeptAt)
{
    /// <summary>Kinds of document as choices.</summary>
    public static IEnumerable<Choice> Types => Enum.GetValues<DocumentType>().Select(t => new Choice(t.ToString(), DocumentWords.Of(t)));
}

/// <summary>The page on which a document is taken away.</summary>
/// <param name="Header">The case.</param>
/// <param name="Document">The document.</param>
/// <param name="Form">What is typed.</param>
public sealed record RemoveDocumentPage(CaseHeader Header, CaseDocument Document, RemoveDocumentForm Form);

/// <summary>Documents in words.</summary>
public static class DocumentWords
{
    /// <summary>The kind of document.</summary>
    public static string Of(DocumentType type) => type switch
    {
        DocumentType.Letter => "Letter, email or text",
        DocumentType.AssessmentOrPlan => "Assessment or plan of another service",
        DocumentType.ChildsWork => "Something a child drew, wrote or made",
        _ => StateWords.Title(type),
    };

    /// <summary>Who may see it.</summary>
    public static string WhoSees(CaseDocument document) => document.Audience == DocumentAudience.StaffOfTheCase
        ? "Staff of the case only"
        : document.IsKeptFromFamily ? "Everybody on the case, not in the family’s copy" : "Everybody on the case";

    /// <summary>Where the scanner stands with it; null when it can be opened.</summary>
    public static string? Held(CaseDocument document) => Notify.HeldBack.ForStaff(document);
}
