package org.silkwire.architecture.counterexample.contract;

import org.silkwire.architecture.counterexample.standalone.Everything;
import org.springframework.context.ApplicationContext;

/** A contract that asks for a framework, and for the application around it, in a package that isn't null-marked. */
record Framed(ApplicationContext context, Everything everything) {}
