/** What is deployed and watched, held against what runs: alert rules, dashboards, runbooks and manifests. */
@NullMarked
package org.silkwire.operations;

import org.jspecify.annotations.NullMarked;
