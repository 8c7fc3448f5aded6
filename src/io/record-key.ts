import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A key that cannot be used, for a reason that the message tells along with what to do. */
export class WrongKey extends Error {
  override readonly name = 'WrongKey';
}

const howToMake = 'To make one, type openssl genpkey -algorithm ed25519 -out record-key.pem';

/**
 * The newsroom’s key.
 *
 * @param path of a PEM file that has the private key
 * @throws WrongKey
 */
export function readPrivateKey(path: string): KeyObject {
  const pem = readPem(path, howToMake);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new WrongKey(`${path} holds no private key, or one behind a password. ${howToMake}`);
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new WrongKey(`${path} holds a key for ${String(key.asymmetricKeyType)}, not for Ed25519. ${howToMake}`);
  }
  return key;
}

/**
 * A public key as records name it: base64 of its SubjectPublicKeyInfo.
 *
 * @param given such a name, or the path of a PEM file with the public or the private key
 * @throws WrongKey
 */
export function readPublicKey(given: string): string {
  if (toKey(given)) return given;
  const pem = readPem(given, 'Name a PEM file, or write the key itself as record.json has it.');
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return nameOf(key);
  } catch {
    // Told below.
  }
  throw new WrongKey(`${given} holds no key for Ed25519.`);
}

function readPem(path: string, remedy: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new WrongKey(`There is no key in ${path}: ${isMissing ? 'no such file' : 'it cannot be read'}. ${remedy}`);
  }
}

/** The public key of a key, as records name it. */
export function nameOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** @returns in base64 */
export function signText(text: string, key: KeyObject): string {
  return sign(null, Buffer.from(text), key).toString('base64');
}

/** @param key as `nameOf` tells it */
export function isSigned(text: string, key: string, signature: string): boolean {
  const publicKey = toKey(key);
  return publicKey !== undefined && verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}

function toKey(name: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(name, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
