/** The deploy transaction of one Compose stack on one server; its protocol is in docs/transaction.md. */
package io.homeplane.deploy.stack;
