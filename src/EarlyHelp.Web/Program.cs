var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "EarlyHelp");
app.Run();
