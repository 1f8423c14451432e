import { type EncodedPicture, encodePicture, type PictureShape } from "../pictures/encode-picture.js";

/** A picture to write anew. */
export interface PictureTask {
  readonly bytes: Uint8Array;
  readonly shape: PictureShape;
}

/** Writes a picture anew. A picture that cannot be read gives a reason in place of files. */
export default async function encode({ bytes, shape }: PictureTask): Promise<EncodedPicture> {
  return encodePicture(bytes, shape);
}
