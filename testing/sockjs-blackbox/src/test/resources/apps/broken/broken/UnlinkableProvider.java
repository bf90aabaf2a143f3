package broken;

/** Cannot be linked, since its superclass is missing at run time. */
public final class UnlinkableProvider extends absent.Base implements BrokenProvider {}
