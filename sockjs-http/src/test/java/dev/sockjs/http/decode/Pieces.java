package dev.sockjs.http.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Cuts bytes into pieces. */
final class Pieces {

  private Pieces() {}

  /** The bytes, cut at the places, each taken modulo the length. */
  static byte[][] of(byte[] bytes, List<Integer> places) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, bytes.length));
    places.forEach(place -> cuts.add(Math.floorMod(place, bytes.length + 1)));
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int to : cuts) {
      parts.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return parts.toArray(byte[][]::new);
  }
}
