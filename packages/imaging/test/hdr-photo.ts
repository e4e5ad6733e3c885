import sharp, { type Sharp } from 'sharp'
import { noise } from './fixtures.ts'

/** Sides of the gain map, which is smaller than the photo. */
const MAP = { width: 80, height: 60 }

/** Returns an Ultra HDR photo of 320 by 240 pixels, with more XMP data if asked: a JPEG, and behind it one that says how much brighter each part can be. */
export async function hdrPhoto(change: (image: Sharp) => Sharp = (image) => image, words = ''): Promise<Buffer> {
  const photo = await change(noise()).jpeg({ quality: 95 }).toBuffer()
  const grey = sharp({ create: { ...MAP, channels: 3, background: '#666' } }).toColourspace('b-w')
  const map = withSegments(await grey.jpeg().toBuffer(), xmp(MAP_DESCRIPTION))
  // Which images there are: nothing is read of it but that it is there.
  const pictures = segment(0xe2, 'MPF\0MM\0*\0\0\0\b\0\0\0\0\0\0')
  return Buffer.concat([withSegments(photo, xmp(`${directory(map.byteLength)}${words}`), pictures), map])
}

/** What Ultra HDR 1.0 asks of a gain map: from the same to four times as bright. */
const MAP_DESCRIPTION =
  '<rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" hdrgm:GainMapMin="0" ' +
  'hdrgm:GainMapMax="2" hdrgm:Gamma="1" hdrgm:OffsetSDR="0.015625" hdrgm:OffsetHDR="0.015625" ' +
  'hdrgm:HDRCapacityMin="0" hdrgm:HDRCapacityMax="2" hdrgm:BaseRenditionIsHDR="False"/>'

function directory(bytes: number): string {
  const item = (content: string): string => `<rdf:li rdf:parseType="Resource"><Container:Item ${content}/></rdf:li>`
  return (
    '<rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" ' +
    'xmlns:Container="http://ns.google.com/photos/1.0/container/" ' +
    'xmlns:Item="http://ns.google.com/photos/1.0/container/item/"><Container:Directory><rdf:Seq>' +
    item('Item:Semantic="Primary" Item:Mime="image/jpeg"') +
    item(`Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="${bytes}"`) +
    '</rdf:Seq></Container:Directory></rdf:Description>'
  )
}

function xmp(description: string): Buffer {
  const open = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
  return segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${open}${description}</rdf:RDF></x:xmpmeta>`)
}

function segment(marker: number, content: string): Buffer {
  const length = content.length + 2
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), Buffer.from(content, 'latin1')])
}

function withSegments(jpeg: Buffer, ...segments: Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}
