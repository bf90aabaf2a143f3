/** A library that is there when {@code broken} is compiled, and missing when it runs. */
module absent {
  exports absent;
}
