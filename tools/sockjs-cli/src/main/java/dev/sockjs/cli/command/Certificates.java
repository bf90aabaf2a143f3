package dev.sockjs.cli.command;

import java.security.cert.Certificate;
import java.util.List;

/**
 * The certificates of one file. A record, because picocli takes a list for an option that is
 * repeated.
 *
 * @param list the certificates, in the order of the file
 */
record Certificates(List<Certificate> list) {}
