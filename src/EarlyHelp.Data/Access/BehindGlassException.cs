namespace EarlyHelp.Data.Access;

/// <summary>Somebody who broke the glass to read a record tried to change something: nothing is saved (spec 3-access).</summary>
public sealed class BehindGlassException() : Exception("A record that was opened by breaking the glass is there to be read: nothing is changed.");
