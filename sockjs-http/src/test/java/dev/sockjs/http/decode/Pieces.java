package dev.sockjs.http.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Splits bytes into pieces. */
final class Pieces {

  private Pieces() {}

  /** Returns the bytes, split at the given positions, each taken modulo the length plus one. */
  static byte[][] of(byte[] bytes, List<Integer> positions) {
    TreeSet<Integer> splits = new TreeSet<>(List.of(0, bytes.length));
    positions.forEach(position -> splits.add(Math.floorMod(position, bytes.length + 1)));
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    for (int to : splits) {
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces.toArray(byte[][]::new);
  }
}
