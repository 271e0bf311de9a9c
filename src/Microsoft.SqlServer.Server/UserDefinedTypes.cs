// Stands in for the package of this name, which the package source of this project lacks (docs/adr/0002-packages.md).
// SqlClient binds to exactly these four types by name; without the assembly every parameterised command fails.
#pragma warning disable CA1019, CA1040, CA1813, CA1815, CA2237, CA1032, CS1591, IDE0130
namespace Microsoft.SqlServer.Server;

public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}

public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;

    public bool IsByteOrdered { get; set; }

    public bool IsFixedLength { get; set; }

    public int MaxByteSize { get; set; }

    public string? Name { get; set; }

    public string? ValidationMethodName { get; set; }
}

public sealed class InvalidUdtException : SystemException
{
    public InvalidUdtException(string message) : base(message)
    {
    }
}
