using System.Globalization;

namespace EarlyHelp.Data.Generating;

/// <summary>Names of people and streets that are put together by chance, so that a county's families are told apart as real ones are. Nobody real.</summary>
internal static class InventedNames
{
    private static readonly string[] Beginnings =
    [
        "Ash", "Bar", "Birch", "Cal", "Car", "Cold", "Dar", "Den", "Dun", "East", "El", "Fair", "Far", "Fen", "Gar", "Glen", "Had", "Hart", "Hol", "Hun", "Ing", "Jar", "Kel", "Ken", "King", "Lang", "Lin",
        "Lock", "Mar", "Mel", "Mid", "Nor", "Oak", "Or", "Pen", "Pres", "Quen", "Rad", "Rush", "Sal", "Shel", "Stan", "Sut", "Tol", "Under", "Up", "Ver", "Wal", "West", "Whit", "Win", "Wood", "Yar",
    ];

    private static readonly string[] Endings =
        ["bury", "combe", "croft", "dale", "den", "field", "ford", "gate", "ham", "hurst", "ing", "land", "ley", "man", "more", "ney", "over", "port", "ridge", "sett", "stead", "ton", "well", "wick", "worth"];

    private static readonly string[] Ways = ["Road", "Close", "Lane", "Avenue", "Drive", "Way", "Rise", "Court", "Gardens", "Street"];
    private const string Letters = "ABDEFGHJLNPQRSTUWXYZ";

    /// <summary>First names of grown-ups.</summary>
    public static IReadOnlyList<string> FirstNames { get; } =
    [
        "Aisha", "Alice", "Amira", "Angela", "Beth", "Bianca", "Carly", "Chloe", "Dana", "Dawn", "Elena", "Esther", "Fatima", "Fiona", "Gemma", "Grace", "Hannah", "Hayley", "Imogen", "Ivana", "Jade", "Jodie",
        "Karen", "Kelly", "Leanne", "Lorna", "Maria", "Mariam", "Megan", "Nadia", "Naomi", "Olivia", "Paula", "Petra", "Rachel", "Rosa", "Samira", "Shannon", "Sofia", "Tanya", "Tessa", "Una", "Vera", "Wendy", "Yasmin", "Zoe",
    ];

    /// <summary>First names of children.</summary>
    public static IReadOnlyList<string> Children { get; } =
    [
        "Adam", "Aiden", "Alfie", "Amelia", "Archie", "Ava", "Bella", "Ben", "Callum", "Charlie", "Daisy", "Dylan", "Eliza", "Ella", "Ethan", "Evie", "Finn", "Freddie", "Grace", "Harry", "Holly", "Isaac", "Isla", "Jacob",
        "Jayden", "Kiera", "Kyle", "Layla", "Leo", "Lily", "Logan", "Lucas", "Maisie", "Max", "Mia", "Mila", "Noah", "Nora", "Oscar", "Phoebe", "Poppy", "Reece", "Riley", "Ruby", "Ryan", "Sadie", "Sam", "Sienna", "Theo", "Toby",
        "Tyler", "Willow", "Zac", "Zara",
    ];

    /// <summary>A last name.</summary>
    public static string Surname(Chance chance) => chance.One(Beginnings) + chance.One(Endings);

    /// <summary>First line of an address.</summary>
    public static string Home(Chance chance) => string.Create(CultureInfo.InvariantCulture, $"{chance.Between(1, 180)} {chance.One(Beginnings)}{chance.One(Endings)} {chance.One(Ways)}");

    /// <summary>A postcode behind the outward code of a district.</summary>
    public static string Postcode(Chance chance, string outward) =>
        string.Create(CultureInfo.InvariantCulture, $"{outward} {chance.Between(1, 9)}{Letters[chance.Between(0, Letters.Length - 1)]}{Letters[chance.Between(0, Letters.Length - 1)]}");
}
