package broken;

/** Cannot even be linked without its superclass. */
public final class UnlinkableProvider extends absent.Base implements NeverLoaded {}
