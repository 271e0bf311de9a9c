using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Domain.Families;

public sealed partial class Person
{
    /// <summary>Somebody as a register has them; what it does not say stays empty.</summary>
    public static Person FromRegister(PersonRow row)
    {
        var person = Named(row.FirstName ?? "", row.LastName ?? "");
        (person.Born, person.DueOn, person.Sex, person.Ethnicity) = (row.Born, row.DueOn, row.Sex.ToString(), row.Ethnicity);
        (person.Upn, person.NhsNumber) = (row.Upn, row.NhsNumber);
        return person;
    }
}
