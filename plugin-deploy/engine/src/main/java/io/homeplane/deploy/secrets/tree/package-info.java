/** What a secret file is made of: documents of values in an order, with their comments. */
package io.homeplane.deploy.secrets.tree;
