package org.silkwire.management;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.security.autoconfigure.SecurityProperties;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Who may change something: the one account {@code spring.security.user}, and nobody where no password is set.
 *
 * <p>A resolver, and not the {@code UserDetailsService} that it holds: that would be taken for the people of every other page
 * of the process as well, such as the desk's.
 */
final class Operators implements AuthenticationManagerResolver<HttpServletRequest> {
    private final AuthenticationManager manager;

    /**
     * @param user its password plain, or encoded with the encoding's name in front, such as <code>{bcrypt}…</code>
     */
    Operators(SecurityProperties.User user) {
        InMemoryUserDetailsManager accounts = new InMemoryUserDetailsManager();
        if (!user.isPasswordGenerated()) {
            String password = user.getPassword();
            accounts.createUser(User.withUsername(user.getName())
                    .password(password.startsWith("{") ? password : "{noop}" + password)
                    .roles(ManagementConfiguration.OPERATOR)
                    .build());
        }
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
        provider.setPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        this.manager = new ProviderManager(provider);
    }

    AuthenticationManager manager() {
        return manager;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        return manager;
    }
}
