import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { ForbiddenConnectionError } from "./request-once.js";

/** Tells whether a connection to an IP address is allowed. */
export type MayConnect = (address: string) => boolean;

/** Finds the IP addresses of a name. */
type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** Thrown if a name leads to addresses of a private network only. */
export class PrivateAddressError extends ForbiddenConnectionError {
  override readonly name = "PrivateAddressError";
  constructor(host: string) {
    super(`${host} is an address of a private network`);
  }
}

/** Thrown if the name of an onion service would be looked up in DNS, which learns it and does not know it (RFC 7686). */
class OnionNameError extends ForbiddenConnectionError {
  override readonly name = "OnionNameError";
  constructor() {
    super("an onion address is reached through Tor alone");
  }
}

const ONION_NAME = /\.onion\.?$/i;

/** Tells whether a host is an onion service of Tor. */
export const isOnion = ({ hostname }: URL): boolean => ONION_NAME.test(hostname);

/**
 * Tells whether an IP address belongs to a host on the internet. Private, loopback, link-local and shared (CGNAT) addresses
 * do not, nor do multicast and reserved ones, nor IPv6 addresses that stand for IPv4 ones. NAT64 is an exception: networks
 * without IPv4 reach every IPv4 host by it.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === "rfc6052" && parsed instanceof ipaddr.IPv6) return isPublicNat64(parsed);
  return range === "unicast" && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL, 3));
}

/** The only IPv6 addresses that are given to hosts on the internet: those of `2000::/3`. */
const GLOBAL = ipaddr.IPv6.parse("2000::");

/** The prefix `64:ff9b::/96` is followed by the IPv4 address. Other prefixes are of local use. */
function isPublicNat64(address: ipaddr.IPv6): boolean {
  const bytes = address.toByteArray();
  const isWellKnown = address.match(ipaddr.IPv6.parse("64:ff9b::"), 96);
  return isWellKnown && new ipaddr.IPv4(bytes.slice(12)).range() === "unicast";
}

/** Names that mean this machine or a machine nearby, whatever DNS says. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)\.?$/i;

/**
 * Returns why an address may not be fetched, as far as the address itself tells; undefined if it may. The standard's parser
 * has already made dotted numbers of IPv4 addresses in decimal, octal and hexadecimal.
 */
export function refusalOf(url: URL, mayConnect: MayConnect): string | undefined {
  if (url.protocol !== "http:" && url.protocol !== "https:") return "it is no http or https address";
  if (url.username || url.password) return "its address holds a password";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(host))
    return mayConnect(host) ? undefined : `${host} is an address of a private network`;
  const isLocal = LOCAL_NAME.test(host) || !host.replace(/\.$/, "").includes(".");
  return isLocal ? `${host} is a name of a private network` : undefined;
}

const resolveAll: Resolve = (name) => lookup(name, { all: true });

/**
 * Returns the IP addresses of a name that may be connected to.
 * @throws PrivateAddressError if there are none; OnionNameError; Error of DNS
 */
export async function allowedAddresses(
  name: string,
  mayConnect: MayConnect,
  resolve: Resolve = resolveAll,
): Promise<LookupAddress[]> {
  if (ONION_NAME.test(name)) throw new OnionNameError();
  const found = await resolve(name);
  const allowed = found.filter(({ address }) => mayConnect(address));
  if (allowed.length === 0) throw new PrivateAddressError(`${name} (${found[0]?.address ?? "nowhere"})`);
  return allowed;
}

/** Returns a lookup for sockets: they connect to the very addresses that were checked, so no name changes its meaning. */
export function guardedLookup(mayConnect: MayConnect, resolve?: Resolve): LookupFunction {
  return (name, { all, family }, callback) => {
    allowedAddresses(name, mayConnect, resolve).then(
      (addresses) => {
        const matching = addresses.filter((one) =>
          family !== 4 && family !== 6 ? true : one.family === family,
        );
        const [first] = matching;
        if (!first) callback(new PrivateAddressError(name), "");
        else if (all) callback(null, matching);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}
