namespace EarlyHelp.Web.Infrastructure;

/// <summary>A post open to strangers that sends mail or tries a code: counted, and refused with 429 when there are too many.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LimitedAttribute : Attribute;
