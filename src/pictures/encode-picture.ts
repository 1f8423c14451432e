import sharp, { type Sharp } from "sharp";

const MOST_PIXELS = 100_000_000;
/** WebP cannot be higher. */
const MOST_HEIGHT = 16_383;

/** A higher effort takes seconds a picture, and makes files that are a few percent smaller. */
const AVIF_EFFORT = 2;

/** `jpeg` is for readers that know no newer format. What is transparent becomes white then. */
export type PictureFormat = "webp" | "avif" | "jpeg";

/** How pictures are written. */
export interface PictureShape {
  readonly format: PictureFormat;
  /** In pixels. A picture that is smaller is not enlarged. */
  readonly widths: readonly number[];
}

/** A picture in one width, in pixels. */
export interface EncodedFile {
  readonly width: number;
  readonly bytes: Uint8Array;
}

/** The files of a picture, the widest first, or why there are none. */
export type EncodedPicture = { readonly files: readonly EncodedFile[] } | { readonly reason: string };

const WRITERS: Readonly<Record<PictureFormat, (picture: Sharp) => Sharp>> = {
  avif: (picture) => picture.avif({ quality: 50, effort: AVIF_EFFORT }),
  webp: (picture) => picture.webp({ quality: 75 }),
  jpeg: (picture) => picture.flatten({ background: "#fff" }).jpeg({ quality: 72, progressive: false }),
};

// The worker threads use the processors. A second level of threads would take turns with them.
sharp.concurrency(1);
sharp.cache(false);

/** Writes a picture in some widths: upright, sRGB, one frame, no metadata. Equal bytes give equal files with one sharp. */
export async function encodePicture(
  bytes: Uint8Array,
  { format, widths }: PictureShape,
): Promise<EncodedPicture> {
  try {
    const { width, height, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS)
      return { reason: `it has more than ${MOST_PIXELS / 1e6} million pixels` };
    const picture = sharp(bytes, { failOn: "truncated", limitInputPixels: MOST_PIXELS });
    const targets = [...new Set(widths.map((target) => Math.min(target, autoOrient.width)))].sort(
      (a, b) => b - a,
    );
    const files = [];
    for (const target of targets) {
      const room = { width: target, height: MOST_HEIGHT, fit: "inside", withoutEnlargement: true } as const;
      const resized = picture.clone().autoOrient().resize(room);
      files.push({ width: target, bytes: new Uint8Array(await WRITERS[format](resized).toBuffer()) });
    }
    return { files };
  } catch (error) {
    if (error instanceof TypeError) throw error;
    // The message may be that of another picture: the threads share the library's list of errors.
    return { reason: "it is damaged, or not all of it came" };
  }
}
