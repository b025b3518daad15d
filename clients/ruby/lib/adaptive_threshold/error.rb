# frozen_string_literal: true

module AdaptiveThreshold
  # What a call ended with.
  class Error < StandardError
    # One bad field.
    Fault = Struct.new(:field, :description)

    CODES = GRPC::Core::StatusCodes.constants.to_h { |name| [GRPC::Core::StatusCodes.const_get(name), name.downcase] }.freeze
    # The server could not be asked, or had no answer.
    AWAY = %i[unavailable deadline_exceeded resource_exhausted internal unknown aborted data_loss].freeze
    # Without a reason, which every error of the server has: the connection broke on the way. (Nor does anybody cancel here.)
    BROKEN = %i[unknown internal cancelled].freeze

    # @return [Symbol] such as :unavailable
    attr_reader :code
    # @return [String] the server's constant name of the cause, such as "TRADE_CONFLICT"; empty if it is not the server's own
    attr_reader :reason
    # @return [Array<Fault>] every bad field, with :invalid_argument
    attr_reader :faults
    # @return [Float, nil] seconds that the server asks to wait before the same call
    attr_reader :retry_after

    # @return [Error] what a call of Client#service has raised
    def self.of(status)
      error = new(CODES.fetch(status.code, :unknown), status.details)
      error.send(:read, status)
      error
    end

    # Raises errors of the library as Error.
    def self.translated
      yield
    rescue GRPC::BadStatus => e
      raise of(e)
    end

    def initialize(code, details)
      @code = code
      @details = details
      @reason = ""
      @faults = []
      super(details)
    end

    def message
      named = reason.empty? ? code.to_s : "#{code} (#{reason})"
      ["#{named}: #{@details}", *faults.map { |fault| "#{fault.field} #{fault.description}" }].join("; ")
    end

    def away? = AWAY.include?(code)

    # Whether a call that is harmless to repeat may succeed a little later.
    def repeatable?
      return false if @final

      case code
      when :unavailable, :deadline_exceeded then true
      when :resource_exhausted, :aborted then !retry_after.nil?
      else false
      end
    end

    private

    def read(status)
      status.to_rpc_status&.details&.each do |detail|
        if (info = detail.unpack(Google::Rpc::ErrorInfo))
          @reason = info.reason
        elsif (request = detail.unpack(Google::Rpc::BadRequest))
          @faults = request.field_violations.map { |violation| Fault.new(violation.field, violation.description) }
        elsif (info = detail.unpack(Google::Rpc::RetryInfo))
          @retry_after = info.retry_delay.to_f
        end
      end
      if reason.empty? && BROKEN.include?(code)
        @details = "#{code}: #{@details}"
        @code = :unavailable
      end
      read_pushback(status.metadata["grpc-retry-pushback-ms"])
    end

    # A number that is negative, or none, means "not again". Source: gRFC A6.
    def read_pushback(text)
      return if text.nil?

      milliseconds = Integer(text, 10, exception: false)
      if milliseconds && milliseconds >= 0
        @retry_after = milliseconds / 1000.0
      else
        @final = true
      end
    end
  end
end
