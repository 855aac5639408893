package dev.drydock.web;

import java.time.Duration;

import org.eclipse.microprofile.config.ConfigProvider;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Gives every connection that the server accepts a {@link HeadDeadline}. Vert.x knows a time-out for silence only, which a byte
 * now and then keeps from ever coming; Netty loads this by {@code META-INF/services} where it was told to ({@link #enable}).
 */
public final class HeadDeadlines extends ChannelInitializerExtension {

    private static final Duration USUAL = Duration.ofSeconds(10);

    /** Asked for by name: this is made by Netty, before there are beans. */
    private final Duration within = ConfigProvider.getConfig().getOptionalValue("drydock.web.head-within", Duration.class)
            .orElse(USUAL);

    /** To be called before the first connection of this JVM is made. */
    public static void enable() {
        System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new HeadDeadline(within));
    }
}
