namespace EarlyHelp.Web.Infrastructure;

/// <summary>A post open to strangers that can be overdone: counted, and refused with 429 when there are too many.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LimitedAttribute(LimitedWork work = LimitedWork.Messages) : Attribute
{
    /// <summary>What is counted.</summary>
    public LimitedWork Work { get; } = work;
}

/// <summary>What strangers can set off.</summary>
public enum LimitedWork
{
    /// <summary>Sends mail or tries a code.</summary>
    Messages,

    /// <summary>Begins or sends a form. A whole school can share one address on the network, so far more of these are let through.</summary>
    Forms,
}
