import type { LookupAddress } from "node:dns";
import { describe, expect, it, vi } from "vitest";
import {
  allowedAddresses,
  guardedLookup,
  isPublicAddress,
  PrivateAddressError,
  refusalOf,
} from "../../../src/lib/http/public-address.js";

const PRIVATE = [
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "100.64.0.1",
  "100.127.255.255",
  "0.0.0.0",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "192.0.2.1",
  "198.18.0.1",
  "::",
  "::1",
  "fe80::1",
  "fec0::1",
  "fc00::1",
  "fd12:3456::1",
  "ff02::1",
  "::ffff:10.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "::127.0.0.1",
  "::7f00:1",
  "::a00:1",
  "4000::1",
  "::ffff:0:127.0.0.1",
  "64:ff9b::127.0.0.1",
  "64:ff9b::10.1.2.3",
  "64:ff9b:1::8.8.8.8",
  "2002:7f00:1::",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "2001:db8::1",
];
const PUBLIC = [
  "8.8.8.8",
  "1.1.1.1",
  "172.15.255.255",
  "172.32.0.1",
  "100.63.255.255",
  "2606:4700::1111",
  "64:ff9b::8.8.8.8",
];

describe("an IP address", () => {
  it.each(PRIVATE)("%s is not asked", (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(PUBLIC)("%s is asked", (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(["", "example.org", "8.8.8", "8.8.8.8.8"])("`%s` is none", (text) =>
    expect(isPublicAddress(text)).toBe(text === "8.8.8"),
  );
});

describe("an address on the web", () => {
  it.each([
    ["in decimal", "http://2130706433/a.jpg"],
    ["in octal", "http://0177.0.0.1/a.jpg"],
    ["in hexadecimal", "http://0x7f.0x0.0x0.0x1/a.jpg"],
    ["in one hexadecimal number", "http://0x7f000001/a.jpg"],
    ["with parts left out", "http://127.1/a.jpg"],
    ["with full-width digits", "http://１２７.０.０.１/a.jpg"],
    ["with a dot at the end", "http://127.0.0.1./a.jpg"],
    ["in percent-escapes", "http://%31%32%37.0.0.1/a.jpg"],
    ["as IPv6", "http://[::1]/a.jpg"],
    ["as IPv6 that stands for IPv4", "http://[::ffff:7f00:1]/a.jpg"],
    ["as a name of this machine", "http://localhost/a.jpg"],
    ["as a name below it", "http://a.localhost./a.jpg"],
    ["as a name of a local network", "http://printer.local/a.jpg"],
    ["as a name of a cloud's machine", "http://metadata.google.internal/a.jpg"],
    ["as a name without a dot", "http://intranet/a.jpg"],
  ])("that names a private host %s is refused", (_, address) => {
    expect(refusalOf(new URL(address), isPublicAddress)).toContain("of a private network");
  });

  it.each([
    ["ftp://example.org/a.jpg", "no http"],
    ["file:///etc/passwd", "no http"],
    ["https://user:word@example.org/a.jpg", "password"],
  ])("%s is refused", (address, reason) => {
    expect(refusalOf(new URL(address), isPublicAddress)).toContain(reason);
  });

  it.each(["https://example.org/a.jpg", "http://8.8.8.8/a.jpg", "http://[2606:4700::1111]:8080/a.jpg"])(
    "%s is asked",
    (address) => expect(refusalOf(new URL(address), isPublicAddress)).toBeUndefined(),
  );
});

describe("a name", () => {
  const resolving =
    (...addresses: string[]) =>
    async (): Promise<LookupAddress[]> =>
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

  it("that leads to a private address is refused", async () => {
    const asked = allowedAddresses("rebind.example", isPublicAddress, resolving("10.0.0.1", "::1"));
    await expect(asked).rejects.toThrow(PrivateAddressError);
  });

  it("that leads to a public and a private address leads to the public one", async () => {
    const found = await allowedAddresses("both.example", isPublicAddress, resolving("127.0.0.1", "8.8.8.8"));
    expect(found).toEqual([{ address: "8.8.8.8", family: 4 }]);
  });

  it.each(["abcdefgh.onion", "www.ABCDEFGH.ONION."])(
    "of an onion service is not looked up: %s",
    async (name) => {
      const resolve = vi.fn(resolving("8.8.8.8"));
      await expect(allowedAddresses(name, () => true, resolve)).rejects.toThrow("through Tor alone");
      expect(resolve).not.toHaveBeenCalled();
    },
  );

  /** Looks a name up as a socket does. */
  const lookUp = (options: object, ...addresses: string[]) =>
    new Promise((done) => {
      guardedLookup(isPublicAddress, resolving(...addresses))("name.example", options, (...results) =>
        done(results),
      );
    });

  it.each([
    ["one address", {}, [null, "8.8.8.8", 4]],
    ["all addresses", { all: true }, [null, [{ address: "8.8.8.8", family: 4 }]]],
  ])("is looked up by a socket that asks for %s", async (_, options, results) => {
    expect(await lookUp(options, "192.168.0.1", "8.8.8.8")).toEqual(results);
  });

  it("of a private host gives a socket an error", async () => {
    expect(await lookUp({ all: true }, "192.168.0.1")).toEqual([expect.any(PrivateAddressError), ""]);
    expect(await lookUp({ family: 6 }, "8.8.8.8")).toEqual([expect.any(PrivateAddressError), ""]);
  });
});
