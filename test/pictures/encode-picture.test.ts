import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { encodePicture, type PictureShape } from "../../src/pictures/encode-picture.js";
import { refusedType } from "../../src/pictures/picture-type.js";

const SHAPE: PictureShape = { format: "webp", widths: [480, 960] };

const pixels = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#246" } });

/** Returns the size of each file, in the order of the files. */
async function sizesOf(bytes: Uint8Array, shape = SHAPE): Promise<string[]> {
  const encoded = await encodePicture(bytes, shape);
  if ("reason" in encoded) return [encoded.reason];
  const sizes = encoded.files.map(async (file) => {
    const { format, width, height, pages } = await sharp(file.bytes).metadata();
    return `${format} ${width}x${height}${(pages ?? 1) > 1 ? ` ${pages} frames` : ""}`;
  });
  return Promise.all(sizes);
}

/** Returns a GIF of two frames. */
const animation = (): Promise<Buffer> =>
  Promise.all([pixels(60, 40).png().toBuffer(), pixels(60, 40).negate().png().toBuffer()]).then((frames) =>
    sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  );

describe("a picture", () => {
  it.each([
    ["that is wide gets two widths", pixels(1600, 800).jpeg(), ["webp 960x480", "webp 480x240"]],
    ["between the widths is not enlarged", pixels(700, 350).png(), ["webp 700x350", "webp 480x240"]],
    ["that is small gets one file", pixels(300, 200).webp(), ["webp 300x200"]],
    ["that is too high for WebP is made smaller", pixels(100, 20_000).png(), ["webp 82x16383"]],
    ["is turned upright", pixels(800, 400).jpeg().withMetadata({ orientation: 6 }), ["webp 400x800"]],
  ])("%s", async (_, made, sizes) => {
    expect(await sizesOf(await made.toBuffer())).toEqual(sizes);
  });

  it("can become AVIF", async () => {
    const bytes = await pixels(600, 300).png().toBuffer();
    expect(await sizesOf(bytes, { ...SHAPE, format: "avif" })).toEqual(["heif 600x300", "heif 480x240"]);
  });

  it("that moves is its first frame", async () => {
    const bytes = await animation();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    expect(await sizesOf(bytes)).toEqual(["webp 60x40"]);
  });

  it("loses its metadata", async () => {
    const exif = { IFD0: { Copyright: "a name", ImageDescription: "a place" } };
    const bytes = await pixels(60, 40).jpeg().withExif(exif).withIccProfile("p3").toBuffer();
    const encoded = await encodePicture(bytes, SHAPE);
    const file = "files" in encoded ? encoded.files[0]?.bytes : undefined;
    const { exif: kept, icc, xmp } = await sharp(file).metadata();
    expect([kept, icc, xmp]).toEqual([undefined, undefined, undefined]);
  });

  it("gives the same bytes each time", async () => {
    const bytes = await pixels(1200, 700).jpeg().toBuffer();
    expect(await encodePicture(bytes, SHAPE)).toEqual(await encodePicture(bytes, SHAPE));
  });

  it("that ends too early is damaged", async () => {
    const bytes = await pixels(900, 900).jpeg().toBuffer();
    expect(await encodePicture(bytes.subarray(0, 900), SHAPE)).toEqual({
      reason: "it is damaged, or not all of it came",
    });
  });
});

describe("the first bytes", () => {
  it.each(["jpeg", "png", "gif", "webp", "avif"] as const)(
    "of a %s are those of a picture",
    async (format) => {
      expect(refusedType((await pixels(20, 20).toFormat(format).toBuffer()).subarray(0, 32))).toBeUndefined();
    },
  );

  it.each([
    ["", "empty"],
    ["<!doctype html><p>", "a web page"],
    ['  <svg xmlns="', "SVG"],
    ['\ufeff<?xml version="1.0"?><svg', "SVG"],
    ["%PDF-1.7", "no JPEG"],
    ["BM000000", "no JPEG"],
    ["RIFF0000WAVE", "no JPEG"],
  ])("%j are refused", (text, reason) => {
    expect(refusedType(Buffer.from(text))).toContain(reason);
  });
});
