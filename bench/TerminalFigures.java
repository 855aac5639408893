/** What one way to a shell showed. */
final class TerminalFigures {
    final Samples oneFlood = new Samples();
    final Samples processorPerMegabyte = new Samples();
    final Samples eightFloods = new Samples();
    final Samples echo = new Samples();
    final Samples echoBesideNeighbour = new Samples();
    final Samples echoBesideOwn = new Samples();
    final Samples interrupt = new Samples();
    final Samples stallMegabytes = new Samples();
    final Samples stallPercent = new Samples();
    final Samples quietPercent = new Samples();
    final Samples idleKilobytes = new Samples();
    final Samples idleThreads = new Samples();
    final Samples openingAll = new Samples();
    final Samples prompt = new Samples();
}
