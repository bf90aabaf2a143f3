package dev.sockjs.testkit.contract;

/** A group of tests in {@link TransportContract}; all need the same kind of server. */
interface TransportContractPart extends TransportUnderTest {

  /**
   * Creates the server that the transport connects to. The test closes it.
   *
   * @return a new server
   */
  ContractServer server();
}
