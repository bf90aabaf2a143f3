package dev.sockjs.examples.krossbow

/**
 * The code of a close by this side.
 *
 * @param code the code as it was given
 * @param sentCode the code that a SockJS client may send in its place
 */
internal data class OwnClose(val code: Int, val sentCode: Int) {

  companion object {
    /** The distance of codes for applications from those of RFC 6455, section 7.4.1. */
    private const val FOR_APPLICATIONS = 3000

    /** @throws IllegalArgumentException if no endpoint may send this code */
    fun of(code: Int): OwnClose =
      when (code) {
        1000,
        in 3000..4999 -> OwnClose(code, code)
        in 1001..1003,
        in 1007..1014 -> OwnClose(code, FOR_APPLICATIONS + code)
        else ->
          throw IllegalArgumentException(
            "Invalid close code: an endpoint may send 1000 to 1003, 1007 to 1014, and 3000 to 4999," +
              " but not $code"
          )
      }
  }
}
