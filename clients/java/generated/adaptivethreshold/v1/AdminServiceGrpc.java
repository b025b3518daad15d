package adaptivethreshold.v1;

import static io.grpc.MethodDescriptor.generateFullMethodName;

/**
 * <pre>
 * Operations over all users.
 * </pre>
 */
@javax.annotation.Generated(
    value = "by gRPC proto compiler",
    comments = "Source: adaptive_threshold/v1/admin.proto")
@io.grpc.stub.annotations.GrpcGenerated
public final class AdminServiceGrpc {

  private AdminServiceGrpc() {}

  public static final String SERVICE_NAME = "adaptive_threshold.v1.AdminService";

  // Static method descriptors that strictly reflect the proto.
  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.AdaptAllRequest,
      adaptivethreshold.v1.AdaptAllResponse> getAdaptAllMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "AdaptAll",
      requestType = adaptivethreshold.v1.AdaptAllRequest.class,
      responseType = adaptivethreshold.v1.AdaptAllResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.AdaptAllRequest,
      adaptivethreshold.v1.AdaptAllResponse> getAdaptAllMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.AdaptAllRequest, adaptivethreshold.v1.AdaptAllResponse> getAdaptAllMethod;
    if ((getAdaptAllMethod = AdminServiceGrpc.getAdaptAllMethod) == null) {
      synchronized (AdminServiceGrpc.class) {
        if ((getAdaptAllMethod = AdminServiceGrpc.getAdaptAllMethod) == null) {
          AdminServiceGrpc.getAdaptAllMethod = getAdaptAllMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.AdaptAllRequest, adaptivethreshold.v1.AdaptAllResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "AdaptAll"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.AdaptAllRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.AdaptAllResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminServiceMethodDescriptorSupplier("AdaptAll"))
              .build();
        }
      }
    }
    return getAdaptAllMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.GetStatsRequest,
      adaptivethreshold.v1.GetStatsResponse> getGetStatsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "GetStats",
      requestType = adaptivethreshold.v1.GetStatsRequest.class,
      responseType = adaptivethreshold.v1.GetStatsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.GetStatsRequest,
      adaptivethreshold.v1.GetStatsResponse> getGetStatsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.GetStatsRequest, adaptivethreshold.v1.GetStatsResponse> getGetStatsMethod;
    if ((getGetStatsMethod = AdminServiceGrpc.getGetStatsMethod) == null) {
      synchronized (AdminServiceGrpc.class) {
        if ((getGetStatsMethod = AdminServiceGrpc.getGetStatsMethod) == null) {
          AdminServiceGrpc.getGetStatsMethod = getGetStatsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.GetStatsRequest, adaptivethreshold.v1.GetStatsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "GetStats"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.GetStatsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.GetStatsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminServiceMethodDescriptorSupplier("GetStats"))
              .build();
        }
      }
    }
    return getGetStatsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.ListAlertsRequest,
      adaptivethreshold.v1.ListAlertsResponse> getListAlertsMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListAlerts",
      requestType = adaptivethreshold.v1.ListAlertsRequest.class,
      responseType = adaptivethreshold.v1.ListAlertsResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.ListAlertsRequest,
      adaptivethreshold.v1.ListAlertsResponse> getListAlertsMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.ListAlertsRequest, adaptivethreshold.v1.ListAlertsResponse> getListAlertsMethod;
    if ((getListAlertsMethod = AdminServiceGrpc.getListAlertsMethod) == null) {
      synchronized (AdminServiceGrpc.class) {
        if ((getListAlertsMethod = AdminServiceGrpc.getListAlertsMethod) == null) {
          AdminServiceGrpc.getListAlertsMethod = getListAlertsMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.ListAlertsRequest, adaptivethreshold.v1.ListAlertsResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListAlerts"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListAlertsRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListAlertsResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminServiceMethodDescriptorSupplier("ListAlerts"))
              .build();
        }
      }
    }
    return getListAlertsMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.ListLocksRequest,
      adaptivethreshold.v1.ListLocksResponse> getListLocksMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ListLocks",
      requestType = adaptivethreshold.v1.ListLocksRequest.class,
      responseType = adaptivethreshold.v1.ListLocksResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.ListLocksRequest,
      adaptivethreshold.v1.ListLocksResponse> getListLocksMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.ListLocksRequest, adaptivethreshold.v1.ListLocksResponse> getListLocksMethod;
    if ((getListLocksMethod = AdminServiceGrpc.getListLocksMethod) == null) {
      synchronized (AdminServiceGrpc.class) {
        if ((getListLocksMethod = AdminServiceGrpc.getListLocksMethod) == null) {
          AdminServiceGrpc.getListLocksMethod = getListLocksMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.ListLocksRequest, adaptivethreshold.v1.ListLocksResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ListLocks"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListLocksRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ListLocksResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminServiceMethodDescriptorSupplier("ListLocks"))
              .build();
        }
      }
    }
    return getListLocksMethod;
  }

  private static volatile io.grpc.MethodDescriptor<adaptivethreshold.v1.ReleaseLockRequest,
      adaptivethreshold.v1.ReleaseLockResponse> getReleaseLockMethod;

  @io.grpc.stub.annotations.RpcMethod(
      fullMethodName = SERVICE_NAME + '/' + "ReleaseLock",
      requestType = adaptivethreshold.v1.ReleaseLockRequest.class,
      responseType = adaptivethreshold.v1.ReleaseLockResponse.class,
      methodType = io.grpc.MethodDescriptor.MethodType.UNARY)
  public static io.grpc.MethodDescriptor<adaptivethreshold.v1.ReleaseLockRequest,
      adaptivethreshold.v1.ReleaseLockResponse> getReleaseLockMethod() {
    io.grpc.MethodDescriptor<adaptivethreshold.v1.ReleaseLockRequest, adaptivethreshold.v1.ReleaseLockResponse> getReleaseLockMethod;
    if ((getReleaseLockMethod = AdminServiceGrpc.getReleaseLockMethod) == null) {
      synchronized (AdminServiceGrpc.class) {
        if ((getReleaseLockMethod = AdminServiceGrpc.getReleaseLockMethod) == null) {
          AdminServiceGrpc.getReleaseLockMethod = getReleaseLockMethod =
              io.grpc.MethodDescriptor.<adaptivethreshold.v1.ReleaseLockRequest, adaptivethreshold.v1.ReleaseLockResponse>newBuilder()
              .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
              .setFullMethodName(generateFullMethodName(SERVICE_NAME, "ReleaseLock"))
              .setSampledToLocalTracing(true)
              .setRequestMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ReleaseLockRequest.getDefaultInstance()))
              .setResponseMarshaller(io.grpc.protobuf.ProtoUtils.marshaller(
                  adaptivethreshold.v1.ReleaseLockResponse.getDefaultInstance()))
              .setSchemaDescriptor(new AdminServiceMethodDescriptorSupplier("ReleaseLock"))
              .build();
        }
      }
    }
    return getReleaseLockMethod;
  }

  /**
   * Creates a new async stub that supports all call types for the service
   */
  public static AdminServiceStub newStub(io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdminServiceStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdminServiceStub>() {
        @java.lang.Override
        public AdminServiceStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdminServiceStub(channel, callOptions);
        }
      };
    return AdminServiceStub.newStub(factory, channel);
  }

  /**
   * Creates a new blocking-style stub that supports unary and streaming output calls on the service
   */
  public static AdminServiceBlockingStub newBlockingStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdminServiceBlockingStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdminServiceBlockingStub>() {
        @java.lang.Override
        public AdminServiceBlockingStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdminServiceBlockingStub(channel, callOptions);
        }
      };
    return AdminServiceBlockingStub.newStub(factory, channel);
  }

  /**
   * Creates a new ListenableFuture-style stub that supports unary calls on the service
   */
  public static AdminServiceFutureStub newFutureStub(
      io.grpc.Channel channel) {
    io.grpc.stub.AbstractStub.StubFactory<AdminServiceFutureStub> factory =
      new io.grpc.stub.AbstractStub.StubFactory<AdminServiceFutureStub>() {
        @java.lang.Override
        public AdminServiceFutureStub newStub(io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
          return new AdminServiceFutureStub(channel, callOptions);
        }
      };
    return AdminServiceFutureStub.newStub(factory, channel);
  }

  /**
   * <pre>
   * Operations over all users.
   * </pre>
   */
  public static abstract class AdminServiceImplBase implements io.grpc.BindableService {

    /**
     * <pre>
     * Runs a learning cycle of every key with new outcomes and streams what each did.
     * </pre>
     */
    public void adaptAll(adaptivethreshold.v1.AdaptAllRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.AdaptAllResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getAdaptAllMethod(), responseObserver);
    }

    /**
     * <pre>
     * Returns counts of this replica.
     * </pre>
     */
    public void getStats(adaptivethreshold.v1.GetStatsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetStatsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getGetStatsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists alerts of this replica, newest first.
     * </pre>
     */
    public void listAlerts(adaptivethreshold.v1.ListAlertsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListAlertsResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListAlertsMethod(), responseObserver);
    }

    /**
     * <pre>
     * Lists the locks of a user's entries, by symbol; or all users', by user and symbol, for a key of every user.
     * </pre>
     */
    public void listLocks(adaptivethreshold.v1.ListLocksRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListLocksResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getListLocksMethod(), responseObserver);
    }

    /**
     * <pre>
     * Ends a lock. Only a trade that closes later makes it again.
     * </pre>
     */
    public void releaseLock(adaptivethreshold.v1.ReleaseLockRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ReleaseLockResponse> responseObserver) {
      io.grpc.stub.ServerCalls.asyncUnimplementedUnaryCall(getReleaseLockMethod(), responseObserver);
    }

    @java.lang.Override public final io.grpc.ServerServiceDefinition bindService() {
      return io.grpc.ServerServiceDefinition.builder(getServiceDescriptor())
          .addMethod(
            getAdaptAllMethod(),
            io.grpc.stub.ServerCalls.asyncServerStreamingCall(
              new MethodHandlers<
                adaptivethreshold.v1.AdaptAllRequest,
                adaptivethreshold.v1.AdaptAllResponse>(
                  this, METHODID_ADAPT_ALL)))
          .addMethod(
            getGetStatsMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.GetStatsRequest,
                adaptivethreshold.v1.GetStatsResponse>(
                  this, METHODID_GET_STATS)))
          .addMethod(
            getListAlertsMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.ListAlertsRequest,
                adaptivethreshold.v1.ListAlertsResponse>(
                  this, METHODID_LIST_ALERTS)))
          .addMethod(
            getListLocksMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.ListLocksRequest,
                adaptivethreshold.v1.ListLocksResponse>(
                  this, METHODID_LIST_LOCKS)))
          .addMethod(
            getReleaseLockMethod(),
            io.grpc.stub.ServerCalls.asyncUnaryCall(
              new MethodHandlers<
                adaptivethreshold.v1.ReleaseLockRequest,
                adaptivethreshold.v1.ReleaseLockResponse>(
                  this, METHODID_RELEASE_LOCK)))
          .build();
    }
  }

  /**
   * <pre>
   * Operations over all users.
   * </pre>
   */
  public static final class AdminServiceStub extends io.grpc.stub.AbstractAsyncStub<AdminServiceStub> {
    private AdminServiceStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdminServiceStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdminServiceStub(channel, callOptions);
    }

    /**
     * <pre>
     * Runs a learning cycle of every key with new outcomes and streams what each did.
     * </pre>
     */
    public void adaptAll(adaptivethreshold.v1.AdaptAllRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.AdaptAllResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncServerStreamingCall(
          getChannel().newCall(getAdaptAllMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Returns counts of this replica.
     * </pre>
     */
    public void getStats(adaptivethreshold.v1.GetStatsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetStatsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getGetStatsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists alerts of this replica, newest first.
     * </pre>
     */
    public void listAlerts(adaptivethreshold.v1.ListAlertsRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListAlertsResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListAlertsMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Lists the locks of a user's entries, by symbol; or all users', by user and symbol, for a key of every user.
     * </pre>
     */
    public void listLocks(adaptivethreshold.v1.ListLocksRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListLocksResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getListLocksMethod(), getCallOptions()), request, responseObserver);
    }

    /**
     * <pre>
     * Ends a lock. Only a trade that closes later makes it again.
     * </pre>
     */
    public void releaseLock(adaptivethreshold.v1.ReleaseLockRequest request,
        io.grpc.stub.StreamObserver<adaptivethreshold.v1.ReleaseLockResponse> responseObserver) {
      io.grpc.stub.ClientCalls.asyncUnaryCall(
          getChannel().newCall(getReleaseLockMethod(), getCallOptions()), request, responseObserver);
    }
  }

  /**
   * <pre>
   * Operations over all users.
   * </pre>
   */
  public static final class AdminServiceBlockingStub extends io.grpc.stub.AbstractBlockingStub<AdminServiceBlockingStub> {
    private AdminServiceBlockingStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdminServiceBlockingStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdminServiceBlockingStub(channel, callOptions);
    }

    /**
     * <pre>
     * Runs a learning cycle of every key with new outcomes and streams what each did.
     * </pre>
     */
    public java.util.Iterator<adaptivethreshold.v1.AdaptAllResponse> adaptAll(
        adaptivethreshold.v1.AdaptAllRequest request) {
      return io.grpc.stub.ClientCalls.blockingServerStreamingCall(
          getChannel(), getAdaptAllMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Returns counts of this replica.
     * </pre>
     */
    public adaptivethreshold.v1.GetStatsResponse getStats(adaptivethreshold.v1.GetStatsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getGetStatsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists alerts of this replica, newest first.
     * </pre>
     */
    public adaptivethreshold.v1.ListAlertsResponse listAlerts(adaptivethreshold.v1.ListAlertsRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListAlertsMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Lists the locks of a user's entries, by symbol; or all users', by user and symbol, for a key of every user.
     * </pre>
     */
    public adaptivethreshold.v1.ListLocksResponse listLocks(adaptivethreshold.v1.ListLocksRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getListLocksMethod(), getCallOptions(), request);
    }

    /**
     * <pre>
     * Ends a lock. Only a trade that closes later makes it again.
     * </pre>
     */
    public adaptivethreshold.v1.ReleaseLockResponse releaseLock(adaptivethreshold.v1.ReleaseLockRequest request) {
      return io.grpc.stub.ClientCalls.blockingUnaryCall(
          getChannel(), getReleaseLockMethod(), getCallOptions(), request);
    }
  }

  /**
   * <pre>
   * Operations over all users.
   * </pre>
   */
  public static final class AdminServiceFutureStub extends io.grpc.stub.AbstractFutureStub<AdminServiceFutureStub> {
    private AdminServiceFutureStub(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      super(channel, callOptions);
    }

    @java.lang.Override
    protected AdminServiceFutureStub build(
        io.grpc.Channel channel, io.grpc.CallOptions callOptions) {
      return new AdminServiceFutureStub(channel, callOptions);
    }

    /**
     * <pre>
     * Returns counts of this replica.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.GetStatsResponse> getStats(
        adaptivethreshold.v1.GetStatsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getGetStatsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists alerts of this replica, newest first.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.ListAlertsResponse> listAlerts(
        adaptivethreshold.v1.ListAlertsRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListAlertsMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Lists the locks of a user's entries, by symbol; or all users', by user and symbol, for a key of every user.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.ListLocksResponse> listLocks(
        adaptivethreshold.v1.ListLocksRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getListLocksMethod(), getCallOptions()), request);
    }

    /**
     * <pre>
     * Ends a lock. Only a trade that closes later makes it again.
     * </pre>
     */
    public com.google.common.util.concurrent.ListenableFuture<adaptivethreshold.v1.ReleaseLockResponse> releaseLock(
        adaptivethreshold.v1.ReleaseLockRequest request) {
      return io.grpc.stub.ClientCalls.futureUnaryCall(
          getChannel().newCall(getReleaseLockMethod(), getCallOptions()), request);
    }
  }

  private static final int METHODID_ADAPT_ALL = 0;
  private static final int METHODID_GET_STATS = 1;
  private static final int METHODID_LIST_ALERTS = 2;
  private static final int METHODID_LIST_LOCKS = 3;
  private static final int METHODID_RELEASE_LOCK = 4;

  private static final class MethodHandlers<Req, Resp> implements
      io.grpc.stub.ServerCalls.UnaryMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ServerStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.ClientStreamingMethod<Req, Resp>,
      io.grpc.stub.ServerCalls.BidiStreamingMethod<Req, Resp> {
    private final AdminServiceImplBase serviceImpl;
    private final int methodId;

    MethodHandlers(AdminServiceImplBase serviceImpl, int methodId) {
      this.serviceImpl = serviceImpl;
      this.methodId = methodId;
    }

    @java.lang.Override
    @java.lang.SuppressWarnings("unchecked")
    public void invoke(Req request, io.grpc.stub.StreamObserver<Resp> responseObserver) {
      switch (methodId) {
        case METHODID_ADAPT_ALL:
          serviceImpl.adaptAll((adaptivethreshold.v1.AdaptAllRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.AdaptAllResponse>) responseObserver);
          break;
        case METHODID_GET_STATS:
          serviceImpl.getStats((adaptivethreshold.v1.GetStatsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.GetStatsResponse>) responseObserver);
          break;
        case METHODID_LIST_ALERTS:
          serviceImpl.listAlerts((adaptivethreshold.v1.ListAlertsRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListAlertsResponse>) responseObserver);
          break;
        case METHODID_LIST_LOCKS:
          serviceImpl.listLocks((adaptivethreshold.v1.ListLocksRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.ListLocksResponse>) responseObserver);
          break;
        case METHODID_RELEASE_LOCK:
          serviceImpl.releaseLock((adaptivethreshold.v1.ReleaseLockRequest) request,
              (io.grpc.stub.StreamObserver<adaptivethreshold.v1.ReleaseLockResponse>) responseObserver);
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
        default:
          throw new AssertionError();
      }
    }
  }

  private static abstract class AdminServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoFileDescriptorSupplier, io.grpc.protobuf.ProtoServiceDescriptorSupplier {
    AdminServiceBaseDescriptorSupplier() {}

    @java.lang.Override
    public com.google.protobuf.Descriptors.FileDescriptor getFileDescriptor() {
      return adaptivethreshold.v1.Admin.getDescriptor();
    }

    @java.lang.Override
    public com.google.protobuf.Descriptors.ServiceDescriptor getServiceDescriptor() {
      return getFileDescriptor().findServiceByName("AdminService");
    }
  }

  private static final class AdminServiceFileDescriptorSupplier
      extends AdminServiceBaseDescriptorSupplier {
    AdminServiceFileDescriptorSupplier() {}
  }

  private static final class AdminServiceMethodDescriptorSupplier
      extends AdminServiceBaseDescriptorSupplier
      implements io.grpc.protobuf.ProtoMethodDescriptorSupplier {
    private final String methodName;

    AdminServiceMethodDescriptorSupplier(String methodName) {
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
      synchronized (AdminServiceGrpc.class) {
        result = serviceDescriptor;
        if (result == null) {
          serviceDescriptor = result = io.grpc.ServiceDescriptor.newBuilder(SERVICE_NAME)
              .setSchemaDescriptor(new AdminServiceFileDescriptorSupplier())
              .addMethod(getAdaptAllMethod())
              .addMethod(getGetStatsMethod())
              .addMethod(getListAlertsMethod())
              .addMethod(getListLocksMethod())
              .addMethod(getReleaseLockMethod())
              .build();
        }
      }
    }
    return result;
  }
}
