#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few functions of libm that the core needs, in one place, so that the import is.
package enum Logarithm {
  package static func base10(_ x: Double) -> Double { log10(x) }
  package static func natural(_ x: Double) -> Double { log(x) }
  package static func exponential(_ x: Double) -> Double { exp(x) }
  package static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
