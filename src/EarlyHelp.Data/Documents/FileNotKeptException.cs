namespace EarlyHelp.Data.Documents;

/// <summary>A file could not be written into the folder of documents: there is no room, or the folder is not there. Nothing of what it came with is saved.</summary>
/// <param name="failed">What the file system said.</param>
public sealed class FileNotKeptException(Exception failed) : IOException("A file could not be written into the folder of documents.", failed);
