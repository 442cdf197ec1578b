import Protobuf
import Records

/// A file of events as TensorBoard reads it: TFRecords (tensorflow.org/tutorials/load_data/tfrecord), each one an `Event` message
/// (tensorboard/compat/proto/event.proto).
struct EventFile {
  private(set) var bytes: [UInt8] = []

  /// A file that begins, as it must, with the version of its format.
  init(time: Double) {
    append {
      $0.double(1, time)
      $0.string(3, "brain.Event:2")
    }
  }

  /// Appends a scalar; TensorBoard stores scalars as float32.
  mutating func append(scalar tag: String, _ value: Double, step: Int, time: Double) {
    append(step: step, time: time) { summary in
      summary.string(1, tag)
      summary.float(2, Float(value))
    }
  }

  /// Appends data of a plugin under a tag, without a value of their own.
  mutating func append(plugin: String, tag: String, content: [UInt8], time: Double) {
    append(step: 0, time: time) { summary in
      summary.string(1, tag)
      // TensorBoard expects a value; its own writer puts a zero here.
      summary.message(8) { tensor in
        tensor.integer(1, 1)
        tensor.message(2) { shape in shape.message(2) { $0.integer(1, 1) } }
        tensor.packed(5, [Float(0)])
      }
      summary.message(9) { metadata in
        metadata.message(1) { data in
          data.string(1, plugin)
          data.data(2, content)
        }
        // DATA_CLASS_TENSOR
        metadata.integer(4, 2)
      }
    }
  }

  private mutating func append(step: Int, time: Double, value: (inout ProtobufWriter) -> Void) {
    append { event in
      event.double(1, time)
      event.integer(2, step)
      event.message(5) { summary in summary.message(1, value) }
    }
  }

  private mutating func append(event: (inout ProtobufWriter) -> Void) {
    var writer = ProtobufWriter()
    event(&writer)
    let length = Self.littleEndian(UInt64(writer.bytes.count))
    bytes += length + Self.littleEndian(Self.maskedChecksum(length))
    bytes += writer.bytes + Self.littleEndian(Self.maskedChecksum(writer.bytes))
  }

  /// The CRC-32C, rotated and shifted by a constant, because checksums of data that contain checksums are weak.
  static func maskedChecksum(_ bytes: [UInt8]) -> UInt32 {
    let checksum = CRC32C.checksum(bytes[...])
    return (checksum >> 15 | checksum << 17) &+ 0xA282_EAD8
  }

  private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    stride(from: 0, to: Number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> Number($0)) }
  }
}
