/** The text formats of SOPS: text to trees and back, as SOPS prints it. */
package io.homeplane.deploy.secrets.format;
