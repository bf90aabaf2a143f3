/**
 * Tests of the documents: their examples, configurations, tables and texts, compared with the code.
 */
@NullMarked
package dev.sockjs.blackbox.documents;

import org.jspecify.annotations.NullMarked;
