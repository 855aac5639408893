package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pieces for labs' networks. */
class SubnetsTest {

    @Test
    void eachPieceOfARangeIsThereOnce() {
        assertEquals(Set.of("192.168.7.128/28", "192.168.7.144/28", "192.168.7.160/28", "192.168.7.176/28"),
                Subnets.of("192.168.7.130/26").inAnyOrder().collect(Collectors.toSet()));
        assertEquals(List.of("10.0.0.16/28"), Subnets.of("10.0.0.16/28").inAnyOrder().toList());
    }

    @Test
    void theUsualRangeCarriesFarMoreThanThreeHundredLabs() {
        List<String> all = Subnets.of("10.213.0.0/16").inAnyOrder().toList();
        assertEquals(4096, Set.copyOf(all).size());
        assertTrue(all.stream().allMatch(subnet -> subnet.startsWith("10.213.")));
    }

    @Test
    void anEngineTakesTheFirstAddress() {
        assertEquals("200.0.0.17", Subnets.gateway("200.0.0.16/28"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "10.0.0.0", "10.0.0.0/29", "10.0.0.0/4", "10.0.0.256/16", "fd00::/64", "everything" })
    void whatIsNoRangeIsNamedWithItsSetting(String range) {
        var refusal = assertThrows(SandboxException.Unsupported.class, () -> Subnets.of(range));
        assertTrue(refusal.getMessage().contains("drydock.sandbox.networks is '" + range + "'"), refusal.getMessage());
    }
}
