package io.homeplane.deploy.secrets;

/** What a document is made of. None of these prints its content. */
sealed interface Node permits Branch, Sequence, Leaf, Comment {}
