using EarlyHelp.Benchmarks;

// The app runs in a process of its own, so that what the measuring allocates is not counted as the app's.
if (args is ["serve", var file, var port])
    return await Server.RunAsync(file, port);
var options = Options.From(args);
if (options is null)
{
    Console.Error.WriteLine(Options.Help);
    return 1;
}

return await Bench.RunAsync(options);
