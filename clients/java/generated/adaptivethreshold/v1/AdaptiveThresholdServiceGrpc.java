package adaptivethreshold.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Answers whether to trade a signal, learns from outcomes, and streams every change of a threshold.
 * Every error carries google.rpc.ErrorInfo with domain "adaptive-threshold"; INVALID_ARGUMENT carries
 * google.rpc.BadRequest that names every bad field.
 * </pre>
 */
@javax.annotation.Generated(
    value = "by gRPC proto compiler",
    comments = "Source: adaptive_threshold/v1/adaptive_threshold.proto")
@io.grpc.stub.annotations.GrpcGenerated
public final class AdaptiveThresholdServiceGrpc {

  private AdaptiveThresholdServiceGrpc() {}

  public static final String SERVICE_NAME = "adaptive_threshold.v1.AdaptiveThresholdService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.EvaluateRequest,
      adaptivethreshold.v1.EvaluateResponse> getEvaluateMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Evaluate",
      requestType = adaptivethreshold.v1.EvaluateRequest.class,
      responseType = adaptivethreshold.v1.EvaluateResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.EvaluateRequest,
      adaptivethreshold.v1.EvaluateResponse> getEvaluateMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.EvaluateRequest, adaptivethreshold.v1.EvaluateResponse> getEvaluateMethod;
    if ((getEvaluateMethod = AdaptiveThresholdServiceGrpc.getEvaluateMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getEvaluateMethod = AdaptiveThresholdServiceGrpc.getEvaluateMethod) == null) {
          AdaptiveThresholdServiceGrpc.getEvaluateMethod = getEvaluateMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.EvaluateRequest, adaptivethreshold.v1.EvaluateResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Evaluate"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.EvaluateRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.EvaluateResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("Evaluate"))
              .build();
        }
      }
    }
    return getEvaluateMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.BatchEvaluateRequest,
      adaptivethreshold.v1.BatchEvaluateResponse> getBatchEvaluateMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "BatchEvaluate",
      requestType = adaptivethreshold.v1.BatchEvaluateRequest.class,
      responseType = adaptivethreshold.v1.BatchEvaluateResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.BatchEvaluateRequest,
      adaptivethreshold.v1.BatchEvaluateResponse> getBatchEvaluateMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.BatchEvaluateRequest, adaptivethreshold.v1.BatchEvaluateResponse> getBatchEvaluateMethod;
    if ((getBatchEvaluateMethod = AdaptiveThresholdServiceGrpc.getBatchEvaluateMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getBatchEvaluateMethod = AdaptiveThresholdServiceGrpc.getBatchEvaluateMethod) == null) {
          AdaptiveThresholdServiceGrpc.getBatchEvaluateMethod = getBatchEvaluateMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.BatchEvaluateRequest, adaptivethreshold.v1.BatchEvaluateResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "BatchEvaluate"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.BatchEvaluateRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.BatchEvaluateResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("BatchEvaluate"))
              .build();
        }
      }
    }
    return getBatchEvaluateMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.EvaluateStreamRequest,
      adaptivethreshold.v1.EvaluateStreamResponse> getEvaluateStreamMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "EvaluateStream",
      requestType = adaptivethreshold.v1.EvaluateStreamRequest.class,
      responseType = adaptivethreshold.v1.EvaluateStreamResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.EvaluateStreamRequest,
      adaptivethreshold.v1.EvaluateStreamResponse> getEvaluateStreamMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.EvaluateStreamRequest, adaptivethreshold.v1.EvaluateStreamResponse> getEvaluateStreamMethod;
    if ((getEvaluateStreamMethod = AdaptiveThresholdServiceGrpc.getEvaluateStreamMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getEvaluateStreamMethod = AdaptiveThresholdServiceGrpc.getEvaluateStreamMethod) == null) {
          AdaptiveThresholdServiceGrpc.getEvaluateStreamMethod = getEvaluateStreamMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.EvaluateStreamRequest, adaptivethreshold.v1.EvaluateStreamResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "EvaluateStream"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.EvaluateStreamRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.EvaluateStreamResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("EvaluateStream"))
              .build();
        }
      }
    }
    return getEvaluateStreamMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.GetThresholdsRequest,
      adaptivethreshold.v1.GetThresholdsResponse> getGetThresholdsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetThresholds",
      requestType = adaptivethreshold.v1.GetThresholdsRequest.class,
      responseType = adaptivethreshold.v1.GetThresholdsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.GetThresholdsRequest,
      adaptivethreshold.v1.GetThresholdsResponse> getGetThresholdsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.GetThresholdsRequest, adaptivethreshold.v1.GetThresholdsResponse> getGetThresholdsMethod;
    if ((getGetThresholdsMethod = AdaptiveThresholdServiceGrpc.getGetThresholdsMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getGetThresholdsMethod = AdaptiveThresholdServiceGrpc.getGetThresholdsMethod) == null) {
          AdaptiveThresholdServiceGrpc.getGetThresholdsMethod = getGetThresholdsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.GetThresholdsRequest, adaptivethreshold.v1.GetThresholdsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetThresholds"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.GetThresholdsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.GetThresholdsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("GetThresholds"))
              .build();
        }
      }
    }
    return getGetThresholdsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.ListThresholdsRequest,
      adaptivethreshold.v1.ListThresholdsResponse> getListThresholdsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListThresholds",
      requestType = adaptivethreshold.v1.ListThresholdsRequest.class,
      responseType = adaptivethreshold.v1.ListThresholdsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.ListThresholdsRequest,
      adaptivethreshold.v1.ListThresholdsResponse> getListThresholdsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.ListThresholdsRequest, adaptivethreshold.v1.ListThresholdsResponse> getListThresholdsMethod;
    if ((getListThresholdsMethod = AdaptiveThresholdServiceGrpc.getListThresholdsMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getListThresholdsMethod = AdaptiveThresholdServiceGrpc.getListThresholdsMethod) == null) {
          AdaptiveThresholdServiceGrpc.getListThresholdsMethod = getListThresholdsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.ListThresholdsRequest, adaptivethreshold.v1.ListThresholdsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListThresholds"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListThresholdsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListThresholdsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("ListThresholds"))
              .build();
        }
      }
    }
    return getListThresholdsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.SetThresholdsRequest,
      adaptivethreshold.v1.SetThresholdsResponse> getSetThresholdsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SetThresholds",
      requestType = adaptivethreshold.v1.SetThresholdsRequest.class,
      responseType = adaptivethreshold.v1.SetThresholdsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.SetThresholdsRequest,
      adaptivethreshold.v1.SetThresholdsResponse> getSetThresholdsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.SetThresholdsRequest, adaptivethreshold.v1.SetThresholdsResponse> getSetThresholdsMethod;
    if ((getSetThresholdsMethod = AdaptiveThresholdServiceGrpc.getSetThresholdsMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getSetThresholdsMethod = AdaptiveThresholdServiceGrpc.getSetThresholdsMethod) == null) {
          AdaptiveThresholdServiceGrpc.getSetThresholdsMethod = getSetThresholdsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.SetThresholdsRequest, adaptivethreshold.v1.SetThresholdsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SetThresholds"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.SetThresholdsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.SetThresholdsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("SetThresholds"))
              .build();
        }
      }
    }
    return getSetThresholdsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.ResetThresholdsRequest,
      adaptivethreshold.v1.ResetThresholdsResponse> getResetThresholdsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ResetThresholds",
      requestType = adaptivethreshold.v1.ResetThresholdsRequest.class,
      responseType = adaptivethreshold.v1.ResetThresholdsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.ResetThresholdsRequest,
      adaptivethreshold.v1.ResetThresholdsResponse> getResetThresholdsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.ResetThresholdsRequest, adaptivethreshold.v1.ResetThresholdsResponse> getResetThresholdsMethod;
    if ((getResetThresholdsMethod = AdaptiveThresholdServiceGrpc.getResetThresholdsMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getResetThresholdsMethod = AdaptiveThresholdServiceGrpc.getResetThresholdsMethod) == null) {
          AdaptiveThresholdServiceGrpc.getResetThresholdsMethod = getResetThresholdsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.ResetThresholdsRequest, adaptivethreshold.v1.ResetThresholdsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ResetThresholds"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ResetThresholdsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ResetThresholdsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("ResetThresholds"))
              .build();
        }
      }
    }
    return getResetThresholdsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.GetPolicyRequest,
      adaptivethreshold.v1.GetPolicyResponse> getGetPolicyMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetPolicy",
      requestType = adaptivethreshold.v1.GetPolicyRequest.class,
      responseType = adaptivethreshold.v1.GetPolicyResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.GetPolicyRequest,
      adaptivethreshold.v1.GetPolicyResponse> getGetPolicyMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.GetPolicyRequest, adaptivethreshold.v1.GetPolicyResponse> getGetPolicyMethod;
    if ((getGetPolicyMethod = AdaptiveThresholdServiceGrpc.getGetPolicyMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getGetPolicyMethod = AdaptiveThresholdServiceGrpc.getGetPolicyMethod) == null) {
          AdaptiveThresholdServiceGrpc.getGetPolicyMethod = getGetPolicyMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.GetPolicyRequest, adaptivethreshold.v1.GetPolicyResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetPolicy"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.GetPolicyRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.GetPolicyResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("GetPolicy"))
              .build();
        }
      }
    }
    return getGetPolicyMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.SetPolicyRequest,
      adaptivethreshold.v1.SetPolicyResponse> getSetPolicyMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "SetPolicy",
      requestType = adaptivethreshold.v1.SetPolicyRequest.class,
      responseType = adaptivethreshold.v1.SetPolicyResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.SetPolicyRequest,
      adaptivethreshold.v1.SetPolicyResponse> getSetPolicyMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.SetPolicyRequest, adaptivethreshold.v1.SetPolicyResponse> getSetPolicyMethod;
    if ((getSetPolicyMethod = AdaptiveThresholdServiceGrpc.getSetPolicyMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getSetPolicyMethod = AdaptiveThresholdServiceGrpc.getSetPolicyMethod) == null) {
          AdaptiveThresholdServiceGrpc.getSetPolicyMethod = getSetPolicyMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.SetPolicyRequest, adaptivethreshold.v1.SetPolicyResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "SetPolicy"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.SetPolicyRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.SetPolicyResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("SetPolicy"))
              .build();
        }
      }
    }
    return getSetPolicyMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.WatchThresholdsRequest,
      adaptivethreshold.v1.WatchThresholdsResponse> getWatchThresholdsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "WatchThresholds",
      requestType = adaptivethreshold.v1.WatchThresholdsRequest.class,
      responseType = adaptivethreshold.v1.WatchThresholdsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.WatchThresholdsRequest,
      adaptivethreshold.v1.WatchThresholdsResponse> getWatchThresholdsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.WatchThresholdsRequest, adaptivethreshold.v1.WatchThresholdsResponse> getWatchThresholdsMethod;
    if ((getWatchThresholdsMethod = AdaptiveThresholdServiceGrpc.getWatchThresholdsMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getWatchThresholdsMethod = AdaptiveThresholdServiceGrpc.getWatchThresholdsMethod) == null) {
          AdaptiveThresholdServiceGrpc.getWatchThresholdsMethod = getWatchThresholdsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.WatchThresholdsRequest, adaptivethreshold.v1.WatchThresholdsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "WatchThresholds"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.WatchThresholdsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.WatchThresholdsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("WatchThresholds"))
              .build();
        }
      }
    }
    return getWatchThresholdsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordTradesRequest,
      adaptivethreshold.v1.RecordTradesResponse> getRecordTradesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordTrades",
      requestType = adaptivethreshold.v1.RecordTradesRequest.class,
      responseType = adaptivethreshold.v1.RecordTradesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordTradesRequest,
      adaptivethreshold.v1.RecordTradesResponse> getRecordTradesMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordTradesRequest, adaptivethreshold.v1.RecordTradesResponse> getRecordTradesMethod;
    if ((getRecordTradesMethod = AdaptiveThresholdServiceGrpc.getRecordTradesMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getRecordTradesMethod = AdaptiveThresholdServiceGrpc.getRecordTradesMethod) == null) {
          AdaptiveThresholdServiceGrpc.getRecordTradesMethod = getRecordTradesMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.RecordTradesRequest, adaptivethreshold.v1.RecordTradesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordTrades"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RecordTradesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RecordTradesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("RecordTrades"))
              .build();
        }
      }
    }
    return getRecordTradesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordOutcomesRequest,
      adaptivethreshold.v1.RecordOutcomesResponse> getRecordOutcomesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordOutcomes",
      requestType = adaptivethreshold.v1.RecordOutcomesRequest.class,
      responseType = adaptivethreshold.v1.RecordOutcomesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordOutcomesRequest,
      adaptivethreshold.v1.RecordOutcomesResponse> getRecordOutcomesMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordOutcomesRequest, adaptivethreshold.v1.RecordOutcomesResponse> getRecordOutcomesMethod;
    if ((getRecordOutcomesMethod = AdaptiveThresholdServiceGrpc.getRecordOutcomesMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getRecordOutcomesMethod = AdaptiveThresholdServiceGrpc.getRecordOutcomesMethod) == null) {
          AdaptiveThresholdServiceGrpc.getRecordOutcomesMethod = getRecordOutcomesMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.RecordOutcomesRequest, adaptivethreshold.v1.RecordOutcomesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordOutcomes"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RecordOutcomesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RecordOutcomesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("RecordOutcomes"))
              .build();
        }
      }
    }
    return getRecordOutcomesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordPricesRequest,
      adaptivethreshold.v1.RecordPricesResponse> getRecordPricesMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RecordPrices",
      requestType = adaptivethreshold.v1.RecordPricesRequest.class,
      responseType = adaptivethreshold.v1.RecordPricesResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordPricesRequest,
      adaptivethreshold.v1.RecordPricesResponse> getRecordPricesMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.RecordPricesRequest, adaptivethreshold.v1.RecordPricesResponse> getRecordPricesMethod;
    if ((getRecordPricesMethod = AdaptiveThresholdServiceGrpc.getRecordPricesMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getRecordPricesMethod = AdaptiveThresholdServiceGrpc.getRecordPricesMethod) == null) {
          AdaptiveThresholdServiceGrpc.getRecordPricesMethod = getRecordPricesMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.RecordPricesRequest, adaptivethreshold.v1.RecordPricesResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RecordPrices"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RecordPricesRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RecordPricesResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("RecordPrices"))
              .build();
        }
      }
    }
    return getRecordPricesMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.AdaptRequest,
      adaptivethreshold.v1.AdaptResponse> getAdaptMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Adapt",
      requestType = adaptivethreshold.v1.AdaptRequest.class,
      responseType = adaptivethreshold.v1.AdaptResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.AdaptRequest,
      adaptivethreshold.v1.AdaptResponse> getAdaptMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.AdaptRequest, adaptivethreshold.v1.AdaptResponse> getAdaptMethod;
    if ((getAdaptMethod = AdaptiveThresholdServiceGrpc.getAdaptMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getAdaptMethod = AdaptiveThresholdServiceGrpc.getAdaptMethod) == null) {
          AdaptiveThresholdServiceGrpc.getAdaptMethod = getAdaptMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.AdaptRequest, adaptivethreshold.v1.AdaptResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Adapt"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.AdaptRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.AdaptResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("Adapt"))
              .build();
        }
      }
    }
    return getAdaptMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.ListAdaptationsRequest,
      adaptivethreshold.v1.ListAdaptationsResponse> getListAdaptationsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAdaptations",
      requestType = adaptivethreshold.v1.ListAdaptationsRequest.class,
      responseType = adaptivethreshold.v1.ListAdaptationsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.ListAdaptationsRequest,
      adaptivethreshold.v1.ListAdaptationsResponse> getListAdaptationsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.ListAdaptationsRequest, adaptivethreshold.v1.ListAdaptationsResponse> getListAdaptationsMethod;
    if ((getListAdaptationsMethod = AdaptiveThresholdServiceGrpc.getListAdaptationsMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getListAdaptationsMethod = AdaptiveThresholdServiceGrpc.getListAdaptationsMethod) == null) {
          AdaptiveThresholdServiceGrpc.getListAdaptationsMethod = getListAdaptationsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.ListAdaptationsRequest, adaptivethreshold.v1.ListAdaptationsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAdaptations"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListAdaptationsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListAdaptationsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("ListAdaptations"))
              .build();
        }
      }
    }
    return getListAdaptationsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.RollbackAdaptationRequest,
      adaptivethreshold.v1.RollbackAdaptationResponse> getRollbackAdaptationMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "RollbackAdaptation",
      requestType = adaptivethreshold.v1.RollbackAdaptationRequest.class,
      responseType = adaptivethreshold.v1.RollbackAdaptationResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.RollbackAdaptationRequest,
      adaptivethreshold.v1.RollbackAdaptationResponse> getRollbackAdaptationMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.RollbackAdaptationRequest, adaptivethreshold.v1.RollbackAdaptationResponse> getRollbackAdaptationMethod;
    if ((getRollbackAdaptationMethod = AdaptiveThresholdServiceGrpc.getRollbackAdaptationMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getRollbackAdaptationMethod = AdaptiveThresholdServiceGrpc.getRollbackAdaptationMethod) == null) {
          AdaptiveThresholdServiceGrpc.getRollbackAdaptationMethod = getRollbackAdaptationMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.RollbackAdaptationRequest, adaptivethreshold.v1.RollbackAdaptationResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "RollbackAdaptation"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RollbackAdaptationRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.RollbackAdaptationResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("RollbackAdaptation"))
              .build();
        }
      }
    }
    return getRollbackAdaptationMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.PerformanceRequest,
      adaptivethreshold.v1.PerformanceResponse> getPerformanceMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "Performance",
      requestType = adaptivethreshold.v1.PerformanceRequest.class,
      responseType = adaptivethreshold.v1.PerformanceResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.PerformanceRequest,
      adaptivethreshold.v1.PerformanceResponse> getPerformanceMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.PerformanceRequest, adaptivethreshold.v1.PerformanceResponse> getPerformanceMethod;
    if ((getPerformanceMethod = AdaptiveThresholdServiceGrpc.getPerformanceMethod) == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        if ((getPerformanceMethod = AdaptiveThresholdServiceGrpc.getPerformanceMethod) == null) {
          AdaptiveThresholdServiceGrpc.getPerformanceMethod = getPerformanceMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.PerformanceRequest, adaptivethreshold.v1.PerformanceResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "Performance"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.PerformanceRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.PerformanceResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdaptiveThresholdServiceMethodDescriptorSupplier("Performance"))
              .build();
        }
      }
    }
    return getPerformanceMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static AdaptiveThresholdServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdaptiveThresholdServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdaptiveThresholdServiceStub>() {
        @java.lang.Override
        public AdaptiveThresholdServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdaptiveThresholdServiceStub(channel, callOptions);
        }
      };
    return AdaptiveThresholdServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static AdaptiveThresholdServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdaptiveThresholdServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdaptiveThresholdServiceBlockingStub>() {
        @java.lang.Override
        public AdaptiveThresholdServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdaptiveThresholdServiceBlockingStub(channel, callOptions);
        }
      };
    return AdaptiveThresholdServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static AdaptiveThresholdServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdaptiveThresholdServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdaptiveThresholdServiceFutureStub>() {
        @java.lang.Override
        public AdaptiveThresholdServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdaptiveThresholdServiceFutureStub(channel, callOptions);
        }
      };
    return AdaptiveThresholdServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Answers whether to trade a signal, learns from outcomes, and streams every change of a threshold.
   * Every error carries google.rpc.ErrorInfo with domain "adaptive-threshold"; INVALID_ARGUMENT carries
   * google.rpc.BadRequest that names every bad field.
   * </pre>
   */
  public static abstract class AdaptiveThresholdServiceImplBase implements io.grpc.BindableService {

    /**
     * <pre>
     * Answers whether to trade one signal.
     * </pre>
     */
    public void evaluate(adaptivethreshold.v1.EvaluateRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getEvaluateMethod(), responseObserver);
    }

    /**
     * <pre>
     * Answers 1 to 1,000 requests in one call, in their order, with a decision or an error for each.
     * </pre>
     */
    public void batchEvaluate(adaptivethreshold.v1.BatchEvaluateRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.BatchEvaluateResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getBatchEvaluateMethod(), responseObserver);
    }

    /**
     * <pre>
     * Answers a pipelined stream of requests; an answer carries its request's sequence.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateStreamRequest> evaluateStream(
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateStreamResponse> responseObserver) {
      return io.grpc.stub.ServerCalls.asyncUnimplementedStreamingCall(getEvaluateStreamMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the effective thresholds of one scope.
     * </pre>
     */
    public void getThresholds(adaptivethreshold.v1.GetThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetThresholdsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetThresholdsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists a user's scopes that have a set of their own, by symbol.
     * </pre>
     */
    public void listThresholds(adaptivethreshold.v1.ListThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListThresholdsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListThresholdsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Writes parameters of a scope's own set; they become its baseline, and the learner starts from it again.
     * </pre>
     */
    public void setThresholds(adaptivethreshold.v1.SetThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.SetThresholdsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSetThresholdsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Empties a scope's own set, so that it inherits again.
     * </pre>
     */
    public void resetThresholds(adaptivethreshold.v1.ResetThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ResetThresholdsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getResetThresholdsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns the policy of a scope, own and effective.
     * </pre>
     */
    public void getPolicy(adaptivethreshold.v1.GetPolicyRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetPolicyResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetPolicyMethod(), responseObserver);
    }

    /**
     * <pre>
     * Replaces the policy of a scope.
     * </pre>
     */
    public void setPolicy(adaptivethreshold.v1.SetPolicyRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.SetPolicyResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getSetPolicyMethod(), responseObserver);
    }

    /**
     * <pre>
     * Streams the state of scopes and then every change of it.
     * </pre>
     */
    public void watchThresholds(adaptivethreshold.v1.WatchThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.WatchThresholdsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getWatchThresholdsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Records closed trades; durable when answered, and harmless to repeat.
     * </pre>
     */
    public void recordTrades(adaptivethreshold.v1.RecordTradesRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordTradesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordTradesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Records what decisions made or would have made; feeds the learner only.
     * </pre>
     */
    public void recordOutcomes(adaptivethreshold.v1.RecordOutcomesRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordOutcomesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordOutcomesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Writes the shared price book (right `prices`).
     * </pre>
     */
    public void recordPrices(adaptivethreshold.v1.RecordPricesRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordPricesResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRecordPricesMethod(), responseObserver);
    }

    /**
     * <pre>
     * Runs one learning cycle of a scope.
     * </pre>
     */
    public void adapt(adaptivethreshold.v1.AdaptRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.AdaptResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAdaptMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists a scope's journal, newest first: every step, also refused ones.
     * </pre>
     */
    public void listAdaptations(adaptivethreshold.v1.ListAdaptationsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListAdaptationsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAdaptationsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Writes the values before an adaptation as a new version.
     * </pre>
     */
    public void rollbackAdaptation(adaptivethreshold.v1.RollbackAdaptationRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RollbackAdaptationResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getRollbackAdaptationMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns performance metrics of recorded trades with their convention.
     * </pre>
     */
    public void performance(adaptivethreshold.v1.PerformanceRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.PerformanceResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getPerformanceMethod(), responseObserver);
    }

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
          .addMethod(
            getEvaluateMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.EvaluateRequest,
                adaptivethreshold.v1.EvaluateResponse>(
                  this, METHODID_EVALUATE)))
          .addMethod(
            getBatchEvaluateMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.BatchEvaluateRequest,
                adaptivethreshold.v1.BatchEvaluateResponse>(
                  this, METHODID_BATCH_EVALUATE)))
          .addMethod(
            getEvaluateStreamMethod(),
            io.grpc.stub.ServerCalls.asyncBidiStreamingCall(
              new MethodHandlers<
                adaptivethreshold.v1.EvaluateStreamRequest,
                adaptivethreshold.v1.EvaluateStreamResponse>(
                  this, METHODID_EVALUATE_STREAM)))
          .addMethod(
            getGetThresholdsMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.GetThresholdsRequest,
                adaptivethreshold.v1.GetThresholdsResponse>(
                  this, METHODID_GET_THRESHOLDS)))
          .addMethod(
            getListThresholdsMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.ListThresholdsRequest,
                adaptivethreshold.v1.ListThresholdsResponse>(
                  this, METHODID_LIST_THRESHOLDS)))
          .addMethod(
            getSetThresholdsMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.SetThresholdsRequest,
                adaptivethreshold.v1.SetThresholdsResponse>(
                  this, METHODID_SET_THRESHOLDS)))
          .addMethod(
            getResetThresholdsMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.ResetThresholdsRequest,
                adaptivethreshold.v1.ResetThresholdsResponse>(
                  this, METHODID_RESET_THRESHOLDS)))
          .addMethod(
            getGetPolicyMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.GetPolicyRequest,
                adaptivethreshold.v1.GetPolicyResponse>(
                  this, METHODID_GET_POLICY)))
          .addMethod(
            getSetPolicyMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.SetPolicyRequest,
                adaptivethreshold.v1.SetPolicyResponse>(
                  this, METHODID_SET_POLICY)))
          .addMethod(
            getWatchThresholdsMethod(),
            io.grpc.stub.ServerCalls.asyncServerStreamingCall(
              new MethodHandlers<
                adaptivethreshold.v1.WatchThresholdsRequest,
                adaptivethreshold.v1.WatchThresholdsResponse>(
                  this, METHODID_WATCH_THRESHOLDS)))
          .addMethod(
            getRecordTradesMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.RecordTradesRequest,
                adaptivethreshold.v1.RecordTradesResponse>(
                  this, METHODID_RECORD_TRADES)))
          .addMethod(
            getRecordOutcomesMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.RecordOutcomesRequest,
                adaptivethreshold.v1.RecordOutcomesResponse>(
                  this, METHODID_RECORD_OUTCOMES)))
          .addMethod(
            getRecordPricesMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.RecordPricesRequest,
                adaptivethreshold.v1.RecordPricesResponse>(
                  this, METHODID_RECORD_PRICES)))
          .addMethod(
            getAdaptMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.AdaptRequest,
                adaptivethreshold.v1.AdaptResponse>(
                  this, METHODID_ADAPT)))
          .addMethod(
            getListAdaptationsMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.ListAdaptationsRequest,
                adaptivethreshold.v1.ListAdaptationsResponse>(
                  this, METHODID_LIST_ADAPTATIONS)))
          .addMethod(
            getRollbackAdaptationMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.RollbackAdaptationRequest,
                adaptivethreshold.v1.RollbackAdaptationResponse>(
                  this, METHODID_ROLLBACK_ADAPTATION)))
          .addMethod(
            getPerformanceMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.PerformanceRequest,
                adaptivethreshold.v1.PerformanceResponse>(
                  this, METHODID_PERFORMANCE)))
          .build();
    }
  }

  /**
   * <pre>
   * Answers whether to trade a signal, learns from outcomes, and streams every change of a threshold.
   * Every error carries google.rpc.ErrorInfo with domain "adaptive-threshold"; INVALID_ARGUMENT carries
   * google.rpc.BadRequest that names every bad field.
   * </pre>
   */
  public static final class AdaptiveThresholdServiceStub extends io.grpc.stub.AbstractAsyncStub<AdaptiveThresholdServiceStub> {
    private AdaptiveThresholdServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdaptiveThresholdServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdaptiveThresholdServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Answers whether to trade one signal.
     * </pre>
     */
    public void evaluate(adaptivethreshold.v1.EvaluateRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getEvaluateMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Answers 1 to 1,000 requests in one call, in their order, with a decision or an error for each.
     * </pre>
     */
    public void batchEvaluate(adaptivethreshold.v1.BatchEvaluateRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.BatchEvaluateResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getBatchEvaluateMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Answers a pipelined stream of requests; an answer carries its request's sequence.
     * </pre>
     */
    public io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateStreamRequest> evaluateStream(
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateStreamResponse> responseObserver) {
      return io.grpc.stub.ClientCalls.asyncBidiStreamingCall(
          getChannel().newCall(getEvaluateStreamMethod(), getCallOptions()), responseObserver);
    }

    /**
     * <pre>
     * Returns the effective thresholds of one scope.
     * </pre>
     */
    public void getThresholds(adaptivethreshold.v1.GetThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetThresholdsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetThresholdsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists a user's scopes that have a set of their own, by symbol.
     * </pre>
     */
    public void listThresholds(adaptivethreshold.v1.ListThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListThresholdsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListThresholdsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Writes parameters of a scope's own set; they become its baseline, and the learner starts from it again.
     * </pre>
     */
    public void setThresholds(adaptivethreshold.v1.SetThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.SetThresholdsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSetThresholdsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Empties a scope's own set, so that it inherits again.
     * </pre>
     */
    public void resetThresholds(adaptivethreshold.v1.ResetThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ResetThresholdsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getResetThresholdsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns the policy of a scope, own and effective.
     * </pre>
     */
    public void getPolicy(adaptivethreshold.v1.GetPolicyRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetPolicyResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetPolicyMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Replaces the policy of a scope.
     * </pre>
     */
    public void setPolicy(adaptivethreshold.v1.SetPolicyRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.SetPolicyResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getSetPolicyMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Streams the state of scopes and then every change of it.
     * </pre>
     */
    public void watchThresholds(adaptivethreshold.v1.WatchThresholdsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.WatchThresholdsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getWatchThresholdsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Records closed trades; durable when answered, and harmless to repeat.
     * </pre>
     */
    public void recordTrades(adaptivethreshold.v1.RecordTradesRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordTradesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordTradesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Records what decisions made or would have made; feeds the learner only.
     * </pre>
     */
    public void recordOutcomes(adaptivethreshold.v1.RecordOutcomesRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordOutcomesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordOutcomesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Writes the shared price book (right `prices`).
     * </pre>
     */
    public void recordPrices(adaptivethreshold.v1.RecordPricesRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordPricesResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRecordPricesMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Runs one learning cycle of a scope.
     * </pre>
     */
    public void adapt(adaptivethreshold.v1.AdaptRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.AdaptResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getAdaptMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists a scope's journal, newest first: every step, also refused ones.
     * </pre>
     */
    public void listAdaptations(adaptivethreshold.v1.ListAdaptationsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListAdaptationsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAdaptationsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Writes the values before an adaptation as a new version.
     * </pre>
     */
    public void rollbackAdaptation(adaptivethreshold.v1.RollbackAdaptationRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.RollbackAdaptationResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getRollbackAdaptationMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns performance metrics of recorded trades with their convention.
     * </pre>
     */
    public void performance(adaptivethreshold.v1.PerformanceRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.PerformanceResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getPerformanceMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * <pre>
   * Answers whether to trade a signal, learns from outcomes, and streams every change of a threshold.
   * Every error carries google.rpc.ErrorInfo with domain "adaptive-threshold"; INVALID_ARGUMENT carries
   * google.rpc.BadRequest that names every bad field.
   * </pre>
   */
  public static final class AdaptiveThresholdServiceBlockingStub extends io.grpc.stub.AbstractBlockingStub<AdaptiveThresholdServiceBlockingStub> {
    private AdaptiveThresholdServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdaptiveThresholdServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdaptiveThresholdServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Answers whether to trade one signal.
     * </pre>
     */
    public adaptivethreshold.v1.EvaluateResponse evaluate(adaptivethreshold.v1.EvaluateRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getEvaluateMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Answers 1 to 1,000 requests in one call, in their order, with a decision or an error for each.
     * </pre>
     */
    public adaptivethreshold.v1.BatchEvaluateResponse batchEvaluate(adaptivethreshold.v1.BatchEvaluateRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getBatchEvaluateMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the effective thresholds of one scope.
     * </pre>
     */
    public adaptivethreshold.v1.GetThresholdsResponse getThresholds(adaptivethreshold.v1.GetThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetThresholdsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists a user's scopes that have a set of their own, by symbol.
     * </pre>
     */
    public adaptivethreshold.v1.ListThresholdsResponse listThresholds(adaptivethreshold.v1.ListThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListThresholdsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Writes parameters of a scope's own set; they become its baseline, and the learner starts from it again.
     * </pre>
     */
    public adaptivethreshold.v1.SetThresholdsResponse setThresholds(adaptivethreshold.v1.SetThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSetThresholdsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Empties a scope's own set, so that it inherits again.
     * </pre>
     */
    public adaptivethreshold.v1.ResetThresholdsResponse resetThresholds(adaptivethreshold.v1.ResetThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getResetThresholdsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns the policy of a scope, own and effective.
     * </pre>
     */
    public adaptivethreshold.v1.GetPolicyResponse getPolicy(adaptivethreshold.v1.GetPolicyRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetPolicyMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Replaces the policy of a scope.
     * </pre>
     */
    public adaptivethreshold.v1.SetPolicyResponse setPolicy(adaptivethreshold.v1.SetPolicyRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getSetPolicyMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Streams the state of scopes and then every change of it.
     * </pre>
     */
    public java.util.Iterator<adaptivethreshold.v1.WatchThresholdsResponse> watchThresholds(
        adaptivethreshold.v1.WatchThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getWatchThresholdsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records closed trades; durable when answered, and harmless to repeat.
     * </pre>
     */
    public adaptivethreshold.v1.RecordTradesResponse recordTrades(adaptivethreshold.v1.RecordTradesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordTradesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Records what decisions made or would have made; feeds the learner only.
     * </pre>
     */
    public adaptivethreshold.v1.RecordOutcomesResponse recordOutcomes(adaptivethreshold.v1.RecordOutcomesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordOutcomesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Writes the shared price book (right `prices`).
     * </pre>
     */
    public adaptivethreshold.v1.RecordPricesResponse recordPrices(adaptivethreshold.v1.RecordPricesRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRecordPricesMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Runs one learning cycle of a scope.
     * </pre>
     */
    public adaptivethreshold.v1.AdaptResponse adapt(adaptivethreshold.v1.AdaptRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getAdaptMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists a scope's journal, newest first: every step, also refused ones.
     * </pre>
     */
    public adaptivethreshold.v1.ListAdaptationsResponse listAdaptations(adaptivethreshold.v1.ListAdaptationsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAdaptationsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Writes the values before an adaptation as a new version.
     * </pre>
     */
    public adaptivethreshold.v1.RollbackAdaptationResponse rollbackAdaptation(adaptivethreshold.v1.RollbackAdaptationRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getRollbackAdaptationMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns performance metrics of recorded trades with their convention.
     * </pre>
     */
    public adaptivethreshold.v1.PerformanceResponse performance(adaptivethreshold.v1.PerformanceRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getPerformanceMethod(), getCallOptions(), request);
    }
  }

  /**
   * <pre>
   * Answers whether to trade a signal, learns from outcomes, and streams every change of a threshold.
   * Every error carries google.rpc.ErrorInfo with domain "adaptive-threshold"; INVALID_ARGUMENT carries
   * google.rpc.BadRequest that names every bad field.
   * </pre>
   */
  public static final class AdaptiveThresholdServiceFutureStub extends io.grpc.stub.AbstractFutureStub<AdaptiveThresholdServiceFutureStub> {
    private AdaptiveThresholdServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdaptiveThresholdServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdaptiveThresholdServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Answers whether to trade one signal.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.EvaluateResponse> evaluate(
        adaptivethreshold.v1.EvaluateRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getEvaluateMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Answers 1 to 1,000 requests in one call, in their order, with a decision or an error for each.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.BatchEvaluateResponse> batchEvaluate(
        adaptivethreshold.v1.BatchEvaluateRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getBatchEvaluateMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the effective thresholds of one scope.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.GetThresholdsResponse> getThresholds(
        adaptivethreshold.v1.GetThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetThresholdsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists a user's scopes that have a set of their own, by symbol.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.ListThresholdsResponse> listThresholds(
        adaptivethreshold.v1.ListThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListThresholdsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Writes parameters of a scope's own set; they become its baseline, and the learner starts from it again.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.SetThresholdsResponse> setThresholds(
        adaptivethreshold.v1.SetThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSetThresholdsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Empties a scope's own set, so that it inherits again.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.ResetThresholdsResponse> resetThresholds(
        adaptivethreshold.v1.ResetThresholdsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getResetThresholdsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns the policy of a scope, own and effective.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.GetPolicyResponse> getPolicy(
        adaptivethreshold.v1.GetPolicyRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetPolicyMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Replaces the policy of a scope.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.SetPolicyResponse> setPolicy(
        adaptivethreshold.v1.SetPolicyRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getSetPolicyMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Records closed trades; durable when answered, and harmless to repeat.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.RecordTradesResponse> recordTrades(
        adaptivethreshold.v1.RecordTradesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordTradesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Records what decisions made or would have made; feeds the learner only.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.RecordOutcomesResponse> recordOutcomes(
        adaptivethreshold.v1.RecordOutcomesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordOutcomesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Writes the shared price book (right `prices`).
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.RecordPricesResponse> recordPrices(
        adaptivethreshold.v1.RecordPricesRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRecordPricesMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Runs one learning cycle of a scope.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.AdaptResponse> adapt(
        adaptivethreshold.v1.AdaptRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getAdaptMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists a scope's journal, newest first: every step, also refused ones.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.ListAdaptationsResponse> listAdaptations(
        adaptivethreshold.v1.ListAdaptationsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAdaptationsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Writes the values before an adaptation as a new version.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.RollbackAdaptationResponse> rollbackAdaptation(
        adaptivethreshold.v1.RollbackAdaptationRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getRollbackAdaptationMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Returns performance metrics of recorded trades with their convention.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.PerformanceResponse> performance(
        adaptivethreshold.v1.PerformanceRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getPerformanceMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_EVALUATE = 0;
  private static final int METHODID_BATCH_EVALUATE = 1;
  private static final int METHODID_GET_THRESHOLDS = 2;
  private static final int METHODID_LIST_THRESHOLDS = 3;
  private static final int METHODID_SET_THRESHOLDS = 4;
  private static final int METHODID_RESET_THRESHOLDS = 5;
  private static final int METHODID_GET_POLICY = 6;
  private static final int METHODID_SET_POLICY = 7;
  private static final int METHODID_WATCH_THRESHOLDS = 8;
  private static final int METHODID_RECORD_TRADES = 9;
  private static final int METHODID_RECORD_OUTCOMES = 10;
  private static final int METHODID_RECORD_PRICES = 11;
  private static final int METHODID_ADAPT = 12;
  private static final int METHODID_LIST_ADAPTATIONS = 13;
  private static final int METHODID_ROLLBACK_ADAPTATION = 14;
  private static final int METHODID_PERFORMANCE = 15;
  private static final int METHODID_EVALUATE_STREAM = 16;

  private static final class MethodHandlers<Req, Resp> implements
      io.grpc.stub.ServerCalls.UnaryMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ServerStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ClientStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.BidiStreamingMethod<Req, Resp> {
    private final AdaptiveThresholdServiceImplBase serviceImpl;
    private final int methodId;

    MethodHandlers(AdaptiveThresholdServiceImplBase serviceImpl, int methodId) {
      this.serviceImpl = serviceImpl;
      this.methodId = methodId;
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public void invoke(Req request, io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_EVALUATE:
          serviceImpl.evaluate((adaptivethreshold.v1.EvaluateRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateResponse>) responseObserver);
          break;
        case METHODID_BATCH_EVALUATE:
          serviceImpl.batchEvaluate((adaptivethreshold.v1.BatchEvaluateRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.BatchEvaluateResponse>) responseObserver);
          break;
        case METHODID_GET_THRESHOLDS:
          serviceImpl.getThresholds((adaptivethreshold.v1.GetThresholdsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetThresholdsResponse>) responseObserver);
          break;
        case METHODID_LIST_THRESHOLDS:
          serviceImpl.listThresholds((adaptivethreshold.v1.ListThresholdsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListThresholdsResponse>) responseObserver);
          break;
        case METHODID_SET_THRESHOLDS:
          serviceImpl.setThresholds((adaptivethreshold.v1.SetThresholdsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.SetThresholdsResponse>) responseObserver);
          break;
        case METHODID_RESET_THRESHOLDS:
          serviceImpl.resetThresholds((adaptivethreshold.v1.ResetThresholdsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.ResetThresholdsResponse>) responseObserver);
          break;
        case METHODID_GET_POLICY:
          serviceImpl.getPolicy((adaptivethreshold.v1.GetPolicyRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetPolicyResponse>) responseObserver);
          break;
        case METHODID_SET_POLICY:
          serviceImpl.setPolicy((adaptivethreshold.v1.SetPolicyRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.SetPolicyResponse>) responseObserver);
          break;
        case METHODID_WATCH_THRESHOLDS:
          serviceImpl.watchThresholds((adaptivethreshold.v1.WatchThresholdsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.WatchThresholdsResponse>) responseObserver);
          break;
        case METHODID_RECORD_TRADES:
          serviceImpl.recordTrades((adaptivethreshold.v1.RecordTradesRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordTradesResponse>) responseObserver);
          break;
        case METHODID_RECORD_OUTCOMES:
          serviceImpl.recordOutcomes((adaptivethreshold.v1.RecordOutcomesRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordOutcomesResponse>) responseObserver);
          break;
        case METHODID_RECORD_PRICES:
          serviceImpl.recordPrices((adaptivethreshold.v1.RecordPricesRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.RecordPricesResponse>) responseObserver);
          break;
        case METHODID_ADAPT:
          serviceImpl.adapt((adaptivethreshold.v1.AdaptRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.AdaptResponse>) responseObserver);
          break;
        case METHODID_LIST_ADAPTATIONS:
          serviceImpl.listAdaptations((adaptivethreshold.v1.ListAdaptationsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListAdaptationsResponse>) responseObserver);
          break;
        case METHODID_ROLLBACK_ADAPTATION:
          serviceImpl.rollbackAdaptation((adaptivethreshold.v1.RollbackAdaptationRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.RollbackAdaptationResponse>) responseObserver);
          break;
        case METHODID_PERFORMANCE:
          serviceImpl.performance((adaptivethreshold.v1.PerformanceRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.PerformanceResponse>) responseObserver);
          break;
        default:
          throw new AssertionError();
      }
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public io.grpc.stub.StreamObserver<Req> invoke(
        io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_EVALUATE_STREAM:
          return (io.grpc.stub.StreamObserver<Req>) serviceImpl.evaluateStream(
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.EvaluateStreamResponse>) responseObserver);
        default:
          throw new AssertionError();
      }
    }
  }

  private static abstract class AdaptiveThresholdServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    AdaptiveThresholdServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return adaptivethreshold.v1.AdaptiveThreshold.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("AdaptiveThresholdService");
    }
  }

  private static final class AdaptiveThresholdServiceFileDescriptorSupplier
      extends AdaptiveThresholdServiceBaseDescriptorSupplier {
    AdaptiveThresholdServiceFileDescriptorSupplier() {}
  }

  private static final class AdaptiveThresholdServiceMethodDescriptorSupplier
      extends AdaptiveThresholdServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final String methodName;

    AdaptiveThresholdServiceMethodDescriptorSupplier(String methodName) {
      this.methodName = methodName;
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(methodName);
    }
  }

  private static volatile io.grpc.ServiceDescriptor serviceDescriptor;

  public static io.grpc.ServiceDescriptor getServiceDescriptor() {
    io.grpc.ServiceDescriptor result = serviceDescriptor;
    if (result == null) {
      synchronized (AdaptiveThresholdServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new AdaptiveThresholdServiceFileDescriptorSupplier())
              .addMethod(getEvaluateMethod())
              .addMethod(getBatchEvaluateMethod())
              .addMethod(getEvaluateStreamMethod())
              .addMethod(getGetThresholdsMethod())
              .addMethod(getListThresholdsMethod())
              .addMethod(getSetThresholdsMethod())
              .addMethod(getResetThresholdsMethod())
              .addMethod(getGetPolicyMethod())
              .addMethod(getSetPolicyMethod())
              .addMethod(getWatchThresholdsMethod())
              .addMethod(getRecordTradesMethod())
              .addMethod(getRecordOutcomesMethod())
              .addMethod(getRecordPricesMethod())
              .addMethod(getAdaptMethod())
              .addMethod(getListAdaptationsMethod())
              .addMethod(getRollbackAdaptationMethod())
              .addMethod(getPerformanceMethod())
              .build();
        }
      }
    }
    return result;
  }
}
