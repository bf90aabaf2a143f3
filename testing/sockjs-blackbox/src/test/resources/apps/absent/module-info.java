/** A library that {@code broken} is compiled against, and that is missing at run time. */
module absent {
  exports absent;
}
