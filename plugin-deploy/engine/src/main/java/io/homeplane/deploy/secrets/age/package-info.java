/** Age identities, recipients and files, after the age specification (C2SP). */
package io.homeplane.deploy.secrets.age;
