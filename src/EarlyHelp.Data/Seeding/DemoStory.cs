namespace EarlyHelp.Data.Seeding;

/// <summary>What is written about a demonstration family, by theme; {child} and {mother} stand for first names. Invented.</summary>
internal sealed record DemoStory
{
    /// <summary>What worries.</summary>
    public required string Worry { get; init; }

    /// <summary>What makes it harder.</summary>
    public required string Harder { get; init; }

    /// <summary>What works well.</summary>
    public required string Strength { get; init; }

    /// <summary>What kept the children safe.</summary>
    public required string Safety { get; init; }

    /// <summary>What needs to happen.</summary>
    public required string Need { get; init; }

    /// <summary>What might happen if nothing changes.</summary>
    public required string Danger { get; init; }

    /// <summary>What will be different.</summary>
    public required string Goal { get; init; }

    /// <summary>The worker's judgement.</summary>
    public required string Analysis { get; init; }

    /// <summary>What the child says, from visit to visit.</summary>
    public required string[] Words { get; init; }

    /// <summary>What visits were about, in their order.</summary>
    public required string[] Visits { get; init; }

    /// <summary>Two outcomes: what, how it is now, how it is seen, what is good enough, and who does what.</summary>
    public required (string What, string Now, string Measure, string Enough, string FamilyDoes, string WorkerDoes)[] Outcomes { get; init; }

    /// <summary>All themes.</summary>
    public static IReadOnlyList<DemoStory> All { get; } = [Mornings(), Money(), Temper()];

    private static DemoStory Mornings() => new()
    {
        Worry = "{child} misses two days of school in most weeks and comes late on two more.", Harder = "{mother} works nights and sleeps when the children get up.",
        Strength = "{mother} reads to the children every evening before work.", Safety = "The neighbour has a key and looks in when {mother} works.",
        Need = "A morning that somebody awake leads.", Danger = "{child} may fall so far behind that school feels lost.", Goal = "{child} is at school on time every day.",
        Analysis = "Nobody is unkind here and nobody is awake. Mornings without a grown-up are where the week breaks, and {child} carries more than a child should.",
        Words = ["I wake everybody up because I’m the one with the alarm.", "Breakfast club is good, there’s toast.", "Mum got up with us three times."],
        Visits =
        [
            "Saw everyone at home. We drew the week and marked the mornings that went wrong.", "Came at seven. {mother} was up, shoes were found, school on time.",
            "Three good mornings of five. We rang the employer together about other shifts.", "The children showed me their chart. The neighbour now comes on Tuesdays.",
        ],
        Outcomes =
        [
            ("{child} is at school every day, on time", "Misses two days in most weeks", "The school register", "At school on 19 days of 20", "Bags are packed the evening before", "Comes at seven on Mondays for four weeks"),
            ("{mother} has days to sleep and evenings with the children", "Five night shifts a week", "The rota on the fridge", "No more than two night shifts a week", "Asks the employer for other shifts", "Helps to write the letter to the employer"),
        ],
    };

    private static DemoStory Money() => new()
    {
        Worry = "There is no food on the last days before money comes. {child} asks friends for lunch.", Harder = "The rent went up in spring and a loan takes a third of what comes in.",
        Strength = "{mother} knows to the penny what comes and goes.", Safety = "The grandmother takes the children for tea on Thursdays.",
        Need = "The debt is sorted out, and every benefit that is due is asked for.", Danger = "The children may go hungry and the family may lose its home.", Goal = "There is food every day, and the rent is paid.",
        Analysis = "This is a careful family with too little money. The worry at school is hunger and shame, and both go when the sums come right.",
        Words = ["I tell them I’m not hungry.", "We had pasta with the red sauce, my favourite.", "Nobody shouted about the letter this time."],
        Visits =
        [
            "We opened every letter on the table and made three heaps.", "Rang the landlord together. He takes smaller steps until spring.",
            "School meals are free from Monday. {child} told me before {mother} could.", "The debt adviser came along and wrote to the lender.",
        ],
        Outcomes =
        [
            ("There is food in the house on every day of the week", "Nothing on the last three days before money comes", "The cupboard on Thursdays", "Food on every day for six weeks", "Shops with the list on Fridays", "Asks for free school meals"),
            ("The rent is paid and the home is safe", "Two months behind", "The landlord’s letter", "One month behind at most, and falling", "Pays the step we agreed each week", "Goes to the debt adviser with the family"),
        ],
    };

    private static DemoStory Temper() => new()
    {
        Worry = "{child} has been sent home for fighting three times this term.", Harder = "There is shouting at home on most evenings, and {child} hears all of it.",
        Strength = "{mother} comes to every meeting at school and listens.", Safety = "{child} goes to the garden shed when it gets loud, and has a phone there.",
        Need = "Evenings without shouting, and somebody at school to go to before a fight.", Danger = "{child} may hurt somebody and be out of school for good.", Goal = "{child} gets through the week without a fight.",
        Analysis = "What {child} does at school is what {child} hears at home. {mother} sees it and wants it to stop; the evenings are the place to begin.",
        Words = ["When they shout my tummy goes hard.", "Mr Dale lets me sit in his room.", "We played cards and nobody was angry."],
        Visits =
        [
            "Talked with everybody about what a loud evening looks like and who leaves the room first.", "{child} showed me the shed. We agreed a word that stops everything.",
            "The word was used twice and both times it worked.", "School says one argument and no fight. {mother} cried a bit, for joy.",
        ],
        Outcomes =
        [
            ("{child} gets through school weeks without a fight", "A fight in most weeks", "The log of the head of year", "No fight in six weeks", "Goes to Mr Dale before it boils over", "Meets {child} and Mr Dale every second week"),
            ("Evenings are calm", "Shouting on five evenings of seven", "The chart that {child} keeps", "Shouting on one evening of seven at most", "Says the word and leaves the room", "Comes on two evenings to practise"),
        ],
    };
}
