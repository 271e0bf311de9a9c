using EarlyHelp.Web.Startup;

var builder = WebApplication.CreateBuilder(args);
builder.AddEarlyHelp();
var app = builder.Build();
app.UseEarlyHelp();
return await Commands.RunAsync(app, args);

/// <summary>The web application; tests start it through this type.</summary>
public partial class Program;
