namespace EarlyHelp.Data.Documents;

/// <summary>A file that was kept is not there any more: somebody must put it back from the backup of the folder, or it has to be sent again.</summary>
/// <param name="storedAs">Name under which its bytes were kept.</param>
/// <param name="gone">What the file system said.</param>
public sealed class FileMissingException(string storedAs, Exception gone) : IOException($"The file kept as {storedAs} is not in the folder of documents.", gone);
