package io.yanhuo.markers;

import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets what the application remembers be read, and what it writes into files, before it seals. */
public final class WatchedBeans implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        WatchedCaches.of(bean);
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof TenantFiles files ? watched(files) : bean;
    }

    private static Object watched(TenantFiles files) {
        var proxy = new ProxyFactory(files);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(
                (MethodInterceptor)
                        call -> {
                            var with = call.getArguments();
                            if (call.getMethod().getName().equals("write")) {
                                var file = (TenantFile) Objects.requireNonNull(with[0]);
                                with[2] = copied(file, (TenantFiles.Content<?>) with[2]);
                            }
                            return call.proceed();
                        });
        return proxy.getProxy();
    }

    private static <T> TenantFiles.Content<T> copied(
            TenantFile file, TenantFiles.Content<T> content) {
        return out -> {
            var copy = new ByteArrayOutputStream();
            var result = content.write(new Copying(out, copy));
            var where = "the file " + file.kind() + " " + file.id();
            Markers.held(file.tenant(), where, Unpacked.text(copy.toByteArray()));
            return result;
        };
    }

    private static final class Copying extends FilterOutputStream {
        private final OutputStream copy;

        private Copying(OutputStream real, OutputStream copy) {
            super(real);
            this.copy = copy;
        }

        @Override
        public void write(int value) throws IOException {
            copy.write(value);
            out.write(value);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            copy.write(some, from, length);
            out.write(some, from, length);
        }
    }
}
