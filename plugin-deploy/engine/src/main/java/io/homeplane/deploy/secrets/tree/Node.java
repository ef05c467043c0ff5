package io.homeplane.deploy.secrets.tree;

/** What a document is made of. None of these prints its content. */
public sealed interface Node permits Branch, Sequence, Leaf, Comment {}
