using EarlyHelp.Domain;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data;

/// <summary>Somebody changed the record between a person's reading it and sending the form.</summary>
public sealed class ChangedMeanwhileException(Versioned record) : DbUpdateConcurrencyException("The record was changed by somebody else.")
{
    /// <summary>The record.</summary>
    public Versioned Record { get; } = record;
}
