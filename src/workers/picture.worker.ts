import { type EncodedPicture, encodePicture, type PictureShape } from "../pictures/encode-picture.js";

/** A picture to encode again. */
export interface PictureTask {
  readonly bytes: Uint8Array;
  readonly shape: PictureShape;
}

/** Encodes a picture again. Returns its files, or why the picture cannot be read. */
export default async function encode({ bytes, shape }: PictureTask): Promise<EncodedPicture> {
  return encodePicture(bytes, shape);
}
